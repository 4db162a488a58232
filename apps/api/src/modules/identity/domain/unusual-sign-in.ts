import { countryDistance } from '@guichet/domain/country-distance'
import { SIGN_IN_SIGNS, type SignInSign } from '@guichet/domain/sign-in-signs'

export interface SignInFacts {
  readonly at: Date
  /** Null where it is not known. */
  readonly country: string | null
  /** Whether the person signed in from this browser before, and from any at all. */
  readonly knowsBrowser: boolean
  readonly knowsAnyBrowser: boolean
  /** Countries from which the person signed in before. */
  readonly countries: readonly string[]
  /** The latest of these sign-ins. */
  readonly last: { readonly at: Date; readonly country: string } | null
  /** Sign-ins refused to browsers that are not known, within a day. */
  readonly refusals: number
}

const HOUR_MS = 3_600_000
/** Faster than one travels by air, from door to door. */
const KM_PER_HOUR = 900
/** Tables of networks are not exact, least of all near a frontier. */
const TOLERANCE_KM = 500
/** Fewer may be slips of its own person. */
const REFUSALS = 3

/** Whether nobody can have come from one country to the other in that time. */
const isTooFar = (from: string, to: string, elapsedMs: number): boolean =>
  countryDistance(from, to) - TOLERANCE_KM > (Math.max(0, elapsedMs) / HOUR_MS) * KM_PER_HOUR

/** What is unusual about a sign-in (U27); nothing about the very first one, and nothing about places that are not known. */
export function unusualSigns(facts: SignInFacts): readonly SignInSign[] {
  const { at, country, knowsBrowser, knowsAnyBrowser, countries, last, refusals } = facts
  const isNewCountry = country !== null && countries.length > 0 && !countries.includes(country)
  const isFar = country !== null && last !== null && isTooFar(last.country, country, +at - +last.at)
  const found: Readonly<Record<SignInSign, boolean>> = {
    'new-browser': knowsAnyBrowser && !knowsBrowser,
    'new-country': isNewCountry,
    // Where both browser and country are known, it is somebody whose network leads through another country at times.
    'far-travel': isFar && (isNewCountry || !knowsBrowser),
    'after-refusals': !knowsBrowser && refusals >= REFUSALS,
  }
  return SIGN_IN_SIGNS.filter((sign) => found[sign])
}
