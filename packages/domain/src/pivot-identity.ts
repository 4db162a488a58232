import { isNir, normaliseNir } from './nir.ts'
import { searchKey } from './text.ts'

/** A person as the State knows him: the six claims of an identity that FranceConnect hands out, and the name in use. */
export interface PivotIdentity {
  /** All of them, parted by spaces. */
  readonly givenNames: string
  readonly birthName: string
  readonly usualName: string | null
  /** YYYY-MM-DD; the day, or day and month, may be presumed (01). */
  readonly birthdate: string
  readonly gender: 'male' | 'female'
  /** Number of the municipality (INSEE); empty for who was born abroad. */
  readonly birthplace: string
  /** Number of the country (INSEE), 99100 for France. */
  readonly birthcountry: string
}

/** Words of a name without accents and hyphens, so that AUBANEL-ROCHE is Aubanel Roche. */
const wordsOf = (name: string): string[] =>
  searchKey(name)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '')
const folded = (name: string) => wordsOf(name).join(' ')

const SEXES: Readonly<Record<PivotIdentity['gender'], string>> = { male: '137', female: '248' }

/**
 * Whether a social security number was given for this birth: same sex, year, month and place. A number that does not tell
 * one of them tells nothing.
 */
export function tellsSameBirth(text: string, identity: PivotIdentity): boolean {
  const nir = normaliseNir(text)
  if (!isNir(nir)) return false
  const [year, month] = [identity.birthdate.slice(2, 4), identity.birthdate.slice(5, 7)]
  return (
    SEXES[identity.gender].includes(nir.charAt(0)) &&
    nir.slice(1, 5) === `${year}${month}` &&
    nir.slice(5, 10) === (identity.birthplace || identity.birthcountry)
  )
}

/**
 * Whether a file bears the names of this person: the name of birth, the one in use, or both in either order; and the first
 * of the given names, or those it is composed of.
 */
export function bearsSameNames(
  file: { readonly firstName: string; readonly lastName: string },
  { givenNames, birthName, usualName }: PivotIdentity,
): boolean {
  const birth = folded(birthName)
  const usual = usualName === null ? '' : folded(usualName)
  const names = usual === '' ? [birth] : [birth, usual, `${birth} ${usual}`, `${usual} ${birth}`]
  const first = wordsOf(file.firstName)
  const given = wordsOf(givenNames)
  return (
    names.includes(folded(file.lastName)) &&
    first.length > 0 &&
    first.every((word, index) => given[index] === word)
  )
}
