import * as contract from '@guichet/contract/declarant-company.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { CompanyPart } from '@guichet/domain/declarant-company'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type DeclarantCompany = BodyOf<typeof contract.getDeclarantCompany>
export type DeclarantCheck = BodyOf<typeof contract.checkDeclarantCompany>

/** The company in the own file, with its version. */
export const declarantCompanyQuery = queryOptions({
  queryKey: ['declarants', 'own', 'company'],
  queryFn: async ({ signal }) => (await api.call(contract.getDeclarantCompany, {}, { signal })).body,
})

/** What the register says of it now; asked each time that somebody wants to know. */
export const declarantCheckQuery = queryOptions({
  queryKey: ['declarants', 'own', 'company-check'],
  queryFn: async ({ signal }) => (await api.call(contract.checkDeclarantCompany, {}, { signal })).body,
  staleTime: 0,
  gcTime: 0,
  refetchOnWindowFocus: false,
})

export const takeFromRegister = async (take: CompanyPart[], version: number): Promise<DeclarantCompany> =>
  (await api.call(contract.updateDeclarantCompany, { body: { take } }, { ifMatch: `"${version}"` })).body
