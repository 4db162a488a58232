import * as contract from '@guichet/contract/recoveries.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type OwnRecovery = BodyOf<typeof contract.getOwnRecovery>

export const ownRecoveryQuery = queryOptions({
  queryKey: ['me', 'recovery'],
  queryFn: async ({ signal }) => (await api.call(contract.getOwnRecovery, {}, { signal })).body,
})

/** What can be done with the levels of recovery; each keeps what was answered. */
export function useOwnRecoveryCalls() {
  const queries = useQueryClient()
  const keep = (own: OwnRecovery) => queries.setQueryData(ownRecoveryQuery.queryKey, own)
  const proof = (currentPassword?: string) => (currentPassword === undefined ? {} : { currentPassword })
  return {
    setQuestion: async (body: { question: string; answer: string }, currentPassword?: string) =>
      keep(
        (await api.call(contract.setSecretQuestion, { body: { ...body, ...proof(currentPassword) } })).body,
      ),
    removeQuestion: async (currentPassword?: string) =>
      keep((await api.call(contract.removeSecretQuestion, { body: proof(currentPassword) })).body),
    stop: async () => keep((await api.call(contract.stopRecovery, { body: {} })).body),
  }
}
