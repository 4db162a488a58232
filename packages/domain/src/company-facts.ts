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

/** An answer as it waits beside a joining or an event until it goes into the file. */
export interface WaitingProof {
  readonly facts: CompanyFacts
  /** Left out in those from before it was kept. */
  readonly holder?: CompanyHolder | undefined
}

export const heldBy = ({ facts, holder }: WaitingProof): CompanyHolder =>
  holder ?? (facts.isMasked ? 'untold' : 'same')

/** What of a file the register can prove. */
export const PROVABLE_FIELDS = ['siret', 'ape'] as const
export type ProvableField = (typeof PROVABLE_FIELDS)[number]

interface ProvableFile {
  readonly siret: string | null
  readonly ape: string | null
}

/** An answer of the register that was kept, whose company it said, and by whom it was asked for. */
export interface KeptAnswer extends Pick<CompanyFacts, 'siret' | 'ape'> {
  readonly holder: CompanyHolder
  readonly source: ProofSource
}

/**
 * How a file stands to the register: `proven` where it names the person, or the organisation has seen a paper; `to-check` where the
 * company is there and nobody is named (masked, or a legal person without people), or others alone: anybody could say that it is his,
 * so the organisation looks at it. Null for an answer about another number, and without one.
 */
export const COMPANY_STANDINGS = ['proven', 'to-check'] as const
export type CompanyStanding = (typeof COMPANY_STANDINGS)[number]

export function companyStanding(
  file: Pick<ProvableFile, 'siret'>,
  kept: KeptAnswer | null,
): CompanyStanding | null {
  if (kept === null || kept.siret !== file.siret) return null
  return kept.source === 'staff' || kept.holder === 'same' ? 'proven' : 'to-check'
}

/** The fields of a file that stand as the register said: they are not edited at will. */
export function provenFields(file: ProvableFile, facts: KeptAnswer | null): readonly ProvableField[] {
  if (facts === null || companyStanding(file, facts) !== 'proven') return []
  return facts.ape !== null && facts.ape === file.ape ? ['siret', 'ape'] : ['siret']
}

/** What the register says otherwise than the file; each is taken over only where somebody chose so. */
export const COMPANY_DIFFERENCES = ['ape', 'businessAddress'] as const
export type CompanyDifference = (typeof COMPANY_DIFFERENCES)[number]

/** Two addresses are one when street, postcode and town say the same, whatever their capitals, accents and commas. */
export const placeKey = ({ street, postcode, city }: CompanyPlace): string =>
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
