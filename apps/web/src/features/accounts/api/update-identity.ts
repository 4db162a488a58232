import { updateAccountIdentity } from '@guichet/contract/accounts.contract'
import { mutationOptions } from '@tanstack/react-query'
import { type IdentityValues, identityBody } from '../../../shared/accounts/identity-values.ts'
import { api } from '../../../shared/api/client.ts'
import type { AccountFile } from './get-account.ts'

interface IdentityEdit {
  readonly base: AccountFile
  readonly values: IdentityValues
}

/** Saves "Identité" whole. Fails with `resource.changed` when somebody saved the account meanwhile. */
export const updateIdentityMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'update-identity'],
    mutationFn: async ({ base, values }: IdentityEdit): Promise<AccountFile> => {
      const answer = await api.call(
        updateAccountIdentity,
        { params: { id: base.account.id }, body: identityBody(values) },
        base.etag === null ? {} : { ifMatch: base.etag },
      )
      return { account: answer.body, etag: answer.etag }
    },
  })
