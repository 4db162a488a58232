import { normaliseApe } from './identifiers.ts'
import { matchNames, type RegisteredNames } from './register-names.ts'
import { searchKey } from './text.ts'

/** An address as a file or the register holds it. */
export interface CompanyPlace {
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
}

/** What the public register said of an establishment; what its person has asked not to be told is null. */
export interface CompanyFacts extends CompanyPlace {
  readonly siret: string
  readonly name: string | null
  readonly isOpen: boolean
  readonly isMasked: boolean
  readonly closedOn: string | null
  /** Normalised: four digits and a letter. */
  readonly ape: string | null
}

/** By which answer a file came to be proven: joining, an event in the life of the member, a check that somebody asked for. */
export const PROOF_SOURCES = ['joining', 'life-event', 'member', 'staff'] as const
export type ProofSource = (typeof PROOF_SOURCES)[number]

/**
 * Whose company it is, as far as the register tells: `same` names the person, `other` names other people alone, `untold` names
 * nobody (masked, or a legal person without people).
 */
export const COMPANY_HOLDERS = ['same', 'other', 'untold'] as const
export type CompanyHolder = (typeof COMPANY_HOLDERS)[number]

export function companyHolder(
  { firstName, lastName }: { readonly firstName: string; readonly lastName: string },
  { isMasked, people }: { readonly isMasked: boolean; readonly people: readonly RegisteredNames[] },
): CompanyHolder {
  if (isMasked || people.length === 0) return 'untold'
  const match = matchNames({ birthName: lastName, useName: null, firstNames: firstName }, people)
  return match === 'different' ? 'other' : 'same'
}

/** What of a file the register can prove. */
export const PROVABLE_FIELDS = ['siret', 'ape'] as const
export type ProvableField = (typeof PROVABLE_FIELDS)[number]

interface ProvableFile {
  readonly siret: string | null
  readonly ape: string | null
}

/**
 * The fields of a file that stand as the register said: they are not edited at will. An answer about another number proves nothing.
 */
export function provenFields(
  file: ProvableFile,
  facts: Pick<CompanyFacts, 'siret' | 'ape'> | null,
): readonly ProvableField[] {
  if (facts === null || facts.siret !== file.siret) return []
  return facts.ape !== null && facts.ape === file.ape ? ['siret', 'ape'] : ['siret']
}

/** What the register says otherwise than the file; each is taken over only where somebody chose so. */
export const COMPANY_DIFFERENCES = ['ape', 'businessAddress'] as const
export type CompanyDifference = (typeof COMPANY_DIFFERENCES)[number]

/** Two addresses are one when street, postcode and town say the same, whatever their capitals, accents and commas. */
const placeKey = ({ street, postcode, city }: CompanyPlace): string =>
  [street, postcode, city]
    .map((part) =>
      searchKey(part ?? '')
        .split(/[^\p{L}\p{N}]+/u)
        .join(''),
    )
    .join('|')

export function companyDifferences(
  file: Pick<ProvableFile, 'ape'> & {
    readonly personalAddress: CompanyPlace
    readonly businessAddress: CompanyPlace
  },
  facts: CompanyFacts,
): readonly CompanyDifference[] {
  const isElsewhere =
    facts.street !== null &&
    placeKey(facts) !== placeKey(file.businessAddress) &&
    placeKey(facts) !== placeKey(file.personalAddress)
  return COMPANY_DIFFERENCES.filter((each) =>
    each === 'ape' ? facts.ape !== null && facts.ape !== file.ape : isElsewhere,
  )
}

/** An APE code as files hold it; null for what is no code. */
export const registeredApe = (ape: string | null): string | null =>
  ape === null || normaliseApe(ape) === '' ? null : normaliseApe(ape)
