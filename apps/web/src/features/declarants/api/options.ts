import * as contract from '@guichet/contract/declarant-options.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type DeclarantOptions = BodyOf<typeof contract.getDeclarantOptions>
export type DeclarantOption = DeclarantOptions['items'][number]

/** What was said of the company that no register tells, with the version of the file. */
export const declarantOptionsQuery = queryOptions({
  queryKey: ['declarants', 'own', 'options'],
  queryFn: async ({ signal }) => (await api.call(contract.getDeclarantOptions, {}, { signal })).body,
})

/** The same of any file, for staff. */
export const staffOptionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['declarants', 'staff', id, 'options'],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getStaffDeclarantOptions, { params: { id } }, { signal })).body,
  })

export const recordOption = async (
  body: InputOf<typeof contract.recordDeclarantOption>['body'],
  version: number,
): Promise<DeclarantOptions> =>
  (await api.call(contract.recordDeclarantOption, { body }, { ifMatch: `"${version}"` })).body

export const withdrawOption = async (id: string): Promise<DeclarantOptions> =>
  (await api.call(contract.withdrawDeclarantOption, { params: { id } })).body
