import * as contract from '@guichet/contract/phones.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { factorsQuery } from './factors.ts'
import { ownRecoveryQuery } from './own-recovery.ts'

export type OwnPhone = BodyOf<typeof contract.getOwnPhone>

export const ownPhoneQuery = queryOptions({
  queryKey: ['me', 'phone'],
  queryFn: async ({ signal }) => (await api.call(contract.getOwnPhone, {}, { signal })).body,
})

/** What can be done with my number; each keeps what was answered. */
export function useOwnPhoneCalls() {
  const queries = useQueryClient()
  const keep = (phone: OwnPhone) => queries.setQueryData(ownPhoneQuery.queryKey, phone)
  // A code to it may be a second factor, and is a level of recovery.
  const follow = async () => {
    await queries.invalidateQueries({ queryKey: factorsQuery.queryKey })
    await queries.invalidateQueries({ queryKey: ownRecoveryQuery.queryKey })
  }
  return {
    send: async (body: { phone: string; currentPassword?: string }) =>
      keep((await api.call(contract.sendPhoneCode, { body })).body),
    confirm: async (code: string) => {
      keep((await api.call(contract.confirmOwnPhone, { body: { code } })).body)
      await follow()
    },
    remove: async (currentPassword: string) => {
      keep((await api.call(contract.removeOwnPhone, { body: { currentPassword } })).body)
      await follow()
    },
  }
}
