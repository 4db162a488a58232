/** One part of a login: 2 to 30 letters without accents, digits, inner hyphens or underscores, with a letter among them. */
const PART = /^(?=.*[a-z])[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])$/

/** Names that mail or the portal keeps for itself: the login is also the name of the mailbox (A19, RFC 2142). */
const RESERVED: ReadonlySet<string> = new Set([
  ...['abuse', 'admin', 'administrateur', 'administrator', 'assistance', 'contact', 'guichet', 'hostmaster'],
  ...['info', 'mailer-daemon', 'no-reply', 'noc', 'noreply', 'portail', 'postmaster', 'releves', 'root'],
  ...['security', 'support', 'system', 'webmaster', 'www'],
])

/** `releves.<login>` is the mailbox of bank statements (A08): no secondary can take that name. */
const STATEMENTS_NAME = 'releves'

type LoginProblem = 'login.invalid' | 'login.reserved'

/** As it is compared and kept: NFC, lower case, without spaces around it. */
export function normaliseLogin(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** Why a text cannot be the login of a primary account, normalised beforehand; null when it can. */
export function primaryLoginProblem(login: string): LoginProblem | null {
  if (!PART.test(login)) return 'login.invalid'
  return RESERVED.has(login) ? 'login.reserved' : null
}

/** Why a text cannot be the name of a secondary account, normalised beforehand; null when it can. */
export function accountNameProblem(name: string): LoginProblem | null {
  if (!PART.test(name)) return 'login.invalid'
  return name === STATEMENTS_NAME ? 'login.reserved' : null
}

/** Login of a secondary account: its name, a point, the login of its primary ("cs1.asp1ent", A14). */
export function secondaryLogin(accountName: string, primaryLogin: string): string {
  return `${accountName}.${primaryLogin}`
}

/** What stands before the suffix of the primary; the whole login for an account of another suffix or none. */
export function accountNameOf(login: string, primaryLogin: string | null): string {
  const suffix = `.${primaryLogin ?? ''}`
  return primaryLogin !== null && login.endsWith(suffix) ? login.slice(0, -suffix.length) : login
}

/** Address of the mailbox of an account. */
export function mailboxAddress(login: string, domain: string): string {
  return `${login}@${domain}`
}

/** "Boite dédiée aux relevés" (A08). */
export function statementsAddress(login: string, domain: string): string {
  return `releves.${login}@${domain}`
}
