import { searchKey } from './text.ts'

/**
 * What became of a referral: vouchers given; none, because referrals brought none then; refused, because both are one person;
 * reversed, because the membership was refunded.
 */
export const REFERRAL_STATES = ['rewarded', 'unrewarded', 'refused', 'reversed'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** What referrer and newcomer may have in common, and that somebody brings very many. */
export const REFERRAL_HINTS = ['mailbox', 'card', 'phone', 'siret', 'name', 'address', 'many'] as const
export type ReferralHint = (typeof REFERRAL_HINTS)[number]

/** What tells two people apart, as their files say it. */
export interface ReferralParty {
  readonly firstName: string
  readonly lastName: string
  /** All the addresses known of the person. */
  readonly emails: readonly string[]
  /** E.164. */
  readonly phone: string | null
  readonly siret: string | null
  readonly street: string | null
  readonly postcode: string | null
  /** Of the cards and bank accounts that the person paid with. */
  readonly fingerprints: readonly string[]
}

/**
 * Where mail to an address ends up: what stands behind a + is dropped everywhere, points in the name where the service ignores
 * them.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  const name = email.slice(0, Math.max(at, 0)).toLowerCase().replace(/\+.*$/u, '')
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${name}@${domain}`
  return `${name.replaceAll('.', '')}@gmail.com`
}

const same = (one: string | null, other: string | null): boolean =>
  one !== null && one !== '' && other !== null && searchKey(one) === searchKey(other)

/** What the two have in common, the surest first. */
export function referralHints(referrer: ReferralParty, newcomer: ReferralParty): ReferralHint[] {
  const mailboxes = new Set(referrer.emails.map(mailboxOf))
  const found: Readonly<Record<Exclude<ReferralHint, 'many'>, boolean>> = {
    mailbox: newcomer.emails.some((email) => mailboxes.has(mailboxOf(email))),
    card: newcomer.fingerprints.some((one) => referrer.fingerprints.includes(one)),
    phone: same(referrer.phone, newcomer.phone),
    siret: same(referrer.siret, newcomer.siret),
    name: same(referrer.lastName, newcomer.lastName) && same(referrer.firstName, newcomer.firstName),
    address: same(referrer.street, newcomer.street) && same(referrer.postcode, newcomer.postcode),
  }
  return REFERRAL_HINTS.filter((hint) => hint !== 'many' && found[hint])
}

/** Mail to both ends in one mailbox, or both declare one establishment under one name: one person, and no referral. */
export const isSamePerson = (hints: readonly ReferralHint[]): boolean =>
  hints.includes('mailbox') || (hints.includes('siret') && hints.includes('name'))

/** So many newcomers brought within thirty days are worth a look. */
export const MANY_REFERRALS = 5
export const MANY_REFERRALS_DAYS = 30

/** Invitations that one member sends in 24 hours. */
export const INVITATIONS_A_DAY = 5
/** An address is invited once in so many days, whoever asks. */
export const INVITED_AGAIN_DAYS = 90

/**
 * A first name as it is shown to strangers: what does not look like one (digits, addresses, sentences) is left out, so that nobody
 * sends words of his own through the portal.
 */
export function presentableFirstName(firstName: string): string | null {
  const isName = /^\p{L}[\p{L}\p{M}]*(?:[ '’-]\p{L}[\p{L}\p{M}]*)?$/u.test(firstName)
  return isName && firstName.length <= 30 ? firstName : null
}
