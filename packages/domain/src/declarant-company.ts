import { type CompanyPlace, placeKey } from './company-facts.ts'
import { normaliseApe } from './identifiers.ts'

/** Which list of activities a code is of. NAF 2025 gives the codes from 1 January 2027 on. */
export const APE_VERSIONS = ['naf-rev-2', 'naf-2025'] as const
export type ApeVersion = (typeof APE_VERSIONS)[number]

/** @param day A local date. */
export const apeVersionOn = (day: string): ApeVersion => (day < '2027-01-01' ? 'naf-rev-2' : 'naf-2025')

/** What a file holds of a company, part by part; null is not known. */
export interface HeldCompany extends CompanyPlace {
  readonly name: string | null
  readonly legalForm: string | null
  readonly ape: string | null
  readonly apeVersion: ApeVersion | null
  readonly startedOn: string | null
  readonly isOpen: boolean | null
  readonly closedOn: string | null
}

/** The parts that are taken over from the register or not, one by one. */
export const COMPANY_PARTS = ['name', 'legalForm', 'ape', 'address', 'startedOn', 'state'] as const
export type CompanyPart = (typeof COMPANY_PARTS)[number]

const FIELDS = {
  name: ['name'],
  legalForm: ['legalForm'],
  ape: ['ape', 'apeVersion'],
  address: ['street', 'complement', 'postcode', 'city'],
  startedOn: ['startedOn'],
  state: ['isOpen', 'closedOn'],
} as const satisfies Readonly<Record<CompanyPart, readonly (keyof HeldCompany)[]>>

/** What a part says, so that two that say the same are alike; null where it says nothing. */
function said(company: HeldCompany, part: CompanyPart): string | null {
  switch (part) {
    case 'ape':
      return company.ape === null ? null : `${normaliseApe(company.ape)} ${company.apeVersion}`
    case 'address':
      return company.street === null && company.city === null ? null : placeKey(company)
    case 'state':
      return company.isOpen === null ? null : `${company.isOpen} ${company.closedOn}`
    default:
      return company[part]
  }
}

/** Where the register says something else than the file; what it does not tell differs from nothing. */
export const companyPartsApart = (held: HeldCompany, told: HeldCompany): readonly CompanyPart[] =>
  COMPANY_PARTS.filter((part) => {
    // Of a masked company the town alone is told: that is no address.
    if (part === 'address' && told.street === null && held.street !== null) return false
    const now = said(told, part)
    return now !== null && now !== said(held, part)
  })

/** What the register says where it differs, so that the same difference is told once; null where none is. */
export function differenceKey(held: HeldCompany, told: HeldCompany): string | null {
  const parts = companyPartsApart(held, told)
  return parts.length === 0 ? null : JSON.stringify(parts.map((part) => [part, said(told, part)]))
}

/** What changes in the file when the chosen parts are taken over as the register says them; the others stay. */
export function partsTaken(
  held: HeldCompany,
  told: HeldCompany,
  take: readonly CompanyPart[],
): Partial<HeldCompany> {
  const fields = companyPartsApart(held, told)
    .filter((part) => take.includes(part))
    .flatMap((part): readonly (keyof HeldCompany)[] => FIELDS[part])
  return Object.fromEntries(fields.map((field) => [field, told[field]]))
}
