import { getAccount } from '@guichet/contract/accounts.contract'
import { queryOptions } from '@tanstack/react-query'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { api } from '../../../shared/api/client.ts'

/** An account with the ETag that a change of it must name. */
export interface AccountFile {
  readonly account: Account
  readonly etag: string | null
}

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: async ({ signal }): Promise<AccountFile> => {
      const { body, etag } = await api.call(getAccount, { params: { id } }, { signal })
      return { account: body, etag }
    },
  })
