import {
  ADDRESS_PARTS,
  type AddressPart,
  addressValues,
  type PostalAddressValues,
  postcodeProblem,
} from '../../shared/accounts/address-values.ts'
import { sameIdentityText } from '../../shared/accounts/identity-values.ts'
import { type Choices, compareEdits, type Merge } from '../../shared/forms/merge-texts.ts'
import { textAt, withText } from '../../shared/forms/text-paths.ts'
import type { Invoicing } from './api/get-invoicing.ts'

export interface InvoicingValues {
  useResponsibleAddress: boolean
  address: PostalAddressValues
}
export type InvoicingPath = 'useResponsibleAddress' | `address.${AddressPart}`
type InvoicingMerge = Merge<InvoicingValues, InvoicingPath>

const PATHS: readonly InvoicingPath[] = [
  'useResponsibleAddress',
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
]

export const invoicingValues = (
  invoicing: Pick<Invoicing, 'useResponsibleAddress' | 'address'>,
): InvoicingValues => ({
  useResponsibleAddress: invoicing.useResponsibleAddress,
  address: addressValues(invoicing.address),
})

const REQUIRED = ['address.streetName', 'address.postcode', 'address.city'] as const

/** Codes of what is wrong, by field: an address of its own must be one to which a letter can be sent. */
export function invoicingProblems(values: InvoicingValues): Partial<Record<InvoicingPath, string>> {
  if (values.useResponsibleAddress) return {}
  const problems: Partial<Record<InvoicingPath, string>> = {}
  for (const path of REQUIRED) {
    const boxed = path === 'address.streetName' && values.address.postBox.trim() !== ''
    if (!boxed && textAt(values, path).trim() === '') problems[path] = 'required'
  }
  const postcode = postcodeProblem(values.address)
  if (postcode !== undefined) problems['address.postcode'] = postcode
  return problems
}

const flatten = (values: InvoicingValues) =>
  Object.fromEntries(
    PATHS.map((path) => [
      path,
      path === 'useResponsibleAddress' ? String(values.useResponsibleAddress) : textAt(values, path),
    ]),
  ) as Record<InvoicingPath, string>

const put = (values: InvoicingValues, path: InvoicingPath, text: string): InvoicingValues =>
  path === 'useResponsibleAddress'
    ? { ...values, useResponsibleAddress: text === 'true' }
    : withText(values, path, text)

/** Joins what a person chose with what somebody else saved meanwhile. */
export function mergeInvoicing(base: Invoicing, mine: InvoicingValues, theirs: Invoicing): InvoicingMerge {
  const typed = flatten(mine)
  const saved = invoicingValues(theirs)
  const { conflicts, taken, kept } = compareEdits(
    PATHS,
    { base: flatten(invoicingValues(base)), mine: typed, theirs: flatten(saved) },
    sameIdentityText,
  )
  return { values: kept.reduce((values, path) => put(values, path, typed[path]), saved), conflicts, taken }
}

export const resolveInvoicing = (merge: InvoicingMerge, choices: Choices<InvoicingPath>): InvoicingValues =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? put(values, path, theirs) : values),
    merge.values,
  )
