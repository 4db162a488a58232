import {
  createPartner,
  getStaffPartner,
  listStaffPartners,
  updatePartner,
} from '@guichet/contract/membership-types.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffPartner = BodyOf<typeof getStaffPartner>
export type PartnerBody = InputOf<typeof updatePartner>['body']
export type NewPartnerBody = InputOf<typeof createPartner>['body']
export interface PartnerFile {
  readonly partner: StaffPartner
  readonly etag: string | null
}

/** All partners, withdrawn ones last. */
export const staffPartnersQuery = queryOptions({
  queryKey: ['staff', 'partners'],
  queryFn: async ({ signal }) => (await api.call(listStaffPartners, {}, { signal })).body.items,
})

/** A partner with the ETag that a change of it must name. */
export const staffPartnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'partners', id],
    queryFn: async ({ signal }): Promise<PartnerFile> => {
      const { body, etag } = await api.call(getStaffPartner, { params: { id } }, { signal })
      return { partner: body, etag }
    },
  })

export async function savePartner(base: PartnerFile, body: PartnerBody): Promise<PartnerFile> {
  const answer = await api.call(
    updatePartner,
    { params: { id: base.partner.id }, body },
    base.etag === null ? {} : { ifMatch: base.etag },
  )
  return { partner: answer.body, etag: answer.etag }
}

export const addPartner = async (body: NewPartnerBody, idempotencyKey: string): Promise<StaffPartner> =>
  (await api.call(createPartner, { body }, { idempotencyKey })).body
