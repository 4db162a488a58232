import { getAccountOptions } from '@guichet/contract/options.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AccountOptions = BodyOf<typeof getAccountOptions>
export type AccountProcedure = AccountOptions['procedures'][number]
export interface OptionsFile {
  readonly options: AccountOptions
  readonly etag: string | null
}

/** "Options" of an account with the ETag that a change of them must name. */
export const optionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'options', id],
    queryFn: async ({ signal }): Promise<OptionsFile> => {
      const { body, etag } = await api.call(getAccountOptions, { params: { id } }, { signal })
      return { options: body, etag }
    },
  })
