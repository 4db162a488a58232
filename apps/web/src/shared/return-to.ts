const BASE = 'https://portal.invalid'

/**
 * Path to go to after signing in, taken from an address anybody may have written: only a path of this origin passes
 * (`/adhesions?page=2`), anything else, and the sign-in page itself, becomes `/`.
 */
export function safeReturnTo(value: string | null | undefined): string {
  if (!value?.startsWith('/') || /^\/[/\\]/u.test(value) || /[\p{Cc}\\]/u.test(value)) return '/'
  if (!URL.canParse(value, BASE)) return '/'
  const url = new URL(value, BASE)
  if (url.origin !== BASE || url.pathname.startsWith('//') || url.pathname.startsWith('/connexion'))
    return '/'
  return `${url.pathname}${url.search}${url.hash}`
}

/** Address of the sign-in page that comes back to `path` afterwards. */
export function signInAddress(path: string, reason?: SignInReason): string {
  const query = new URLSearchParams()
  if (reason) query.set('motif', reason)
  const back = safeReturnTo(path)
  if (back !== '/') query.set('retour', back)
  const text = query.toString()
  return text === '' ? '/connexion' : `/connexion?${text}`
}

/** Why somebody is sent to the sign-in page; the page explains it. */
export const SIGN_IN_REASONS = [
  'session-terminee',
  'deconnexion',
  'mot-de-passe-change',
  'mot-de-passe-choisi',
  'compte-cree',
  'compte-ouvert',
  'compte-rejoint',
  'equipe-rejointe',
] as const
export type SignInReason = (typeof SIGN_IN_REASONS)[number]
export const signInReason = (value: string | null): SignInReason | undefined =>
  SIGN_IN_REASONS.find((reason) => reason === value)
