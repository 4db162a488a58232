import {
  createMembershipType,
  getMembershipType,
  listMembershipTypes,
  setMembershipPrice,
  updateMembershipType,
} from '@guichet/contract/membership-types.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffType = BodyOf<typeof getMembershipType>
export type TypeBody = InputOf<typeof updateMembershipType>['body']
export type NewTypeBody = InputOf<typeof createMembershipType>['body']
export type PriceBody = InputOf<typeof setMembershipPrice>['body']
export interface TypeFile {
  readonly type: StaffType
  readonly etag: string | null
}

/** All membership types, withdrawn ones included. */
export const typesQuery = queryOptions({
  queryKey: ['staff', 'membership-types'],
  queryFn: async ({ signal }) => (await api.call(listMembershipTypes, {}, { signal })).body.items,
})

/** A type with the ETag that a change of it must name. */
export const typeQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'membership-types', id],
    queryFn: async ({ signal }): Promise<TypeFile> => {
      const { body, etag } = await api.call(getMembershipType, { params: { id } }, { signal })
      return { type: body, etag }
    },
  })

export async function saveType(base: TypeFile, body: TypeBody): Promise<TypeFile> {
  const answer = await api.call(
    updateMembershipType,
    { params: { id: base.type.id }, body },
    base.etag === null ? {} : { ifMatch: base.etag },
  )
  return { type: answer.body, etag: answer.etag }
}

export const addType = async (body: NewTypeBody, idempotencyKey: string): Promise<StaffType> =>
  (await api.call(createMembershipType, { body }, { idempotencyKey })).body

export const putPrice = async (id: string, body: PriceBody, idempotencyKey: string): Promise<StaffType> =>
  (await api.call(setMembershipPrice, { params: { id }, body }, { idempotencyKey })).body
