import {
  askErasure,
  decideErasure,
  getConsents,
  getOwnErasure,
  listErasures,
  withdrawErasure,
} from '@guichet/contract/privacy.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { ErasureState } from '@guichet/domain/erasure'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type OwnErasure = BodyOf<typeof getOwnErasure>
export type StaffErasure = BodyOf<typeof listErasures>['items'][number]

export const consentsQuery = queryOptions({
  queryKey: ['me', 'consents'],
  queryFn: async ({ signal }) => (await api.call(getConsents, {}, { signal })).body,
  staleTime: 0,
})

export const ownErasureQuery = queryOptions({
  queryKey: ['me', 'erasure'],
  queryFn: async ({ signal }) => (await api.call(getOwnErasure, {}, { signal })).body,
  staleTime: 0,
})

export const ask = async (comment: string, currentPassword: string) =>
  (
    await api.call(askErasure, {
      body: { currentPassword, ...(comment.trim() !== '' && { comment }) },
    })
  ).body

export const withdraw = async (): Promise<void> => {
  await api.call(withdrawErasure)
}

export const ERASURES = ['staff', 'erasures'] as const
export const erasuresQuery = (query: { cursor: string | undefined; state: ErasureState | undefined }) =>
  queryOptions({
    queryKey: [...ERASURES, query.cursor, query.state],
    queryFn: async ({ signal }) => {
      const asked = {
        ...(query.cursor !== undefined && { cursor: query.cursor }),
        ...(query.state !== undefined && { state: query.state }),
      }
      return (await api.call(listErasures, { query: asked }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const decide = async (id: string, decision: 'approve' | 'refuse', answer: string) =>
  (
    await api.call(decideErasure, {
      params: { id },
      body: { decision, ...(answer.trim() !== '' && { answer }) },
    })
  ).body
