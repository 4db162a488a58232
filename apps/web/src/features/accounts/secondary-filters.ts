import { ACCOUNT_STATES } from '@guichet/domain/account-state'
import { siretSearchFault } from '@guichet/domain/identifiers'
import { oneOf, someText } from '../../shared/ui/list-address.ts'
import type { AccountSort, SecondaryFilters } from './api/list-secondary-accounts.ts'

export const ACCOUNT_TYPES = ['company', 'oga', 'accountant', 'other'] as const
const YES_NO = ['oui', 'non'] as const
const SORTS = [
  'login',
  '-login',
  'accountType',
  '-accountType',
  'siret',
  '-siret',
  'companyName',
  '-companyName',
  'responsible',
  '-responsible',
  'state',
  '-state',
] as const satisfies readonly AccountSort[]

const siretText = (value: string | null) => {
  const text = someText(100)(value)
  return text !== undefined && siretSearchFault(text) === null ? text : undefined
}

/** What the address says about the list of secondary accounts, by the words of the page. */
export const SECONDARY_ADDRESS = {
  sorts: SORTS,
  filters: {
    nom: someText(100),
    siret: siretText,
    raison: someText(100),
    responsable: someText(100),
    type: oneOf(ACCOUNT_TYPES),
    statut: oneOf(ACCOUNT_STATES),
    test: oneOf(YES_NO),
    bal: oneOf(YES_NO),
  },
}
export type AddressFilters = {
  readonly [K in keyof typeof SECONDARY_ADDRESS.filters]: ReturnType<(typeof SECONDARY_ADDRESS.filters)[K]>
}

const yesNo = (word: 'oui' | 'non') => (word === 'oui' ? 'true' : 'false')

/** The filters as the API takes them. */
export const filtersForApi = (given: AddressFilters): SecondaryFilters => ({
  ...(given.nom !== undefined && { accountName: given.nom }),
  ...(given.siret !== undefined && { siret: given.siret }),
  ...(given.raison !== undefined && { companyName: given.raison }),
  ...(given.responsable !== undefined && { responsible: given.responsable }),
  ...(given.type !== undefined && { accountType: given.type }),
  ...(given.statut !== undefined && { state: given.statut }),
  ...(given.test !== undefined && { test: yesNo(given.test) }),
  ...(given.bal !== undefined && { mailbox: yesNo(given.bal) }),
})
