import { safeReturnTo } from '../return-to.ts'

const KEY = 'guichet-franceconnect'
const OUT_KEY = 'guichet-franceconnect-fin'
const WAITING_KEY = 'guichet-franceconnect-attente'

/** What somebody went to FranceConnect for, and where to go on afterwards. */
export interface FranceConnectWay {
  readonly intent: 'sign-in' | 'link' | 'prove'
  readonly returnTo: string
}
const SIGN_IN: FranceConnectWay = { intent: 'sign-in', returnTo: '/' }

/** Storage is refused by some privacy settings: nothing is kept then. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/** Kept in this tab, so that two tabs do not meet. */
export const keepWay = (way: FranceConnectWay): void =>
  attempt(() => sessionStorage.setItem(KEY, JSON.stringify(way)), undefined)

export function keptWay(): FranceConnectWay {
  const text = attempt(() => sessionStorage.getItem(KEY), null)
  if (text === null) return SIGN_IN
  const kept = attempt(() => JSON.parse(text) as Partial<FranceConnectWay>, SIGN_IN)
  const { intent = 'sign-in' } = kept
  return {
    intent: intent === 'link' || intent === 'prove' ? intent : 'sign-in',
    returnTo: safeReturnTo(kept.returnTo),
  }
}

/** Leaving over there too: the state that has to come back, as in the address. */
export const keepSignOut = (url: string): void =>
  attempt(() => sessionStorage.setItem(OUT_KEY, new URL(url).searchParams.get('state') ?? ''), undefined)
export const isKeptSignOut = (state: string | null): boolean =>
  attempt(() => {
    const kept = sessionStorage.getItem(OUT_KEY)
    sessionStorage.removeItem(OUT_KEY)
    return kept !== null && kept !== '' && kept === state
  }, false)

/** Notes that an identity waits in this browser to be linked, for who comes in by the link of a mail, in another tab. */
export const noteWaiting = (waits: boolean): void =>
  attempt(
    () => (waits ? localStorage.setItem(WAITING_KEY, '1') : localStorage.removeItem(WAITING_KEY)),
    undefined,
  )
export const isWaiting = (): boolean => attempt(() => localStorage.getItem(WAITING_KEY) === '1', false)
