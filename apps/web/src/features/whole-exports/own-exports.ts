import { askOwnExport, fetchOwnExport, listOwnExports } from '@guichet/contract/own-exports.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'
import { isOpen } from './whole-exports.ts'

export type OwnExport = BodyOf<typeof listOwnExports>['items'][number]

const POLL_MS = 2000

/** Exports of one’s own data, the latest first; asked again while one is being written. */
export const ownExportsQuery = queryOptions({
  queryKey: ['me', 'exports'],
  queryFn: async ({ signal }) => (await api.call(listOwnExports, {}, { signal })).body,
  refetchInterval: ({ state: { data } }) => (data?.items.some(isOpen) ? POLL_MS : false),
  staleTime: 0,
})

export const askOwn = async (
  { currentPassword }: { readonly currentPassword: string },
  idempotencyKey: string,
): Promise<OwnExport> =>
  (await api.call(askOwnExport, { body: { currentPassword } }, { idempotencyKey })).body

export const fetchOwn = async (id: string, currentPassword: string): Promise<Blob> =>
  (await api.call(fetchOwnExport, { params: { id }, body: { currentPassword } })).body
