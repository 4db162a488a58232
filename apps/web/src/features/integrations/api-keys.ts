import * as contract from '@guichet/contract/api-keys.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

type Keys = BodyOf<typeof contract.listApiKeys>
export type ApiKey = Keys['items'][number]
type CreateBody = InputOf<typeof contract.createApiKey>['body']
type RotateBody = InputOf<typeof contract.rotateApiKey>['body']

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await api.call(contract.listApiKeys, {}, { signal })).body,
})

/** Answers the new key, which is never told again. */
export const makeKey = async (body: CreateBody) => (await api.call(contract.createApiKey, { body })).body

export const rotateKey = async (id: string, body: RotateBody) =>
  (await api.call(contract.rotateApiKey, { params: { id }, body })).body

/** Takes back a key that is held. */
export const takeBackKey = async (id: string, currentPassword?: string) =>
  (await api.call(contract.takeBackApiKey, { params: { id }, body: { currentPassword } })).body

/** Ends a key. */
export function useEndKey() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      await api.call(contract.endApiKey, { params: { id } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
}
