import {
  createProcedure,
  getStaffProcedure,
  listAccountProfiles,
  listStaffProcedures,
  updateProcedure,
} from '@guichet/contract/catalogue.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffProcedure = BodyOf<typeof getStaffProcedure>
export type AccountProfile = BodyOf<typeof listAccountProfiles>['items'][number]
export type ProcedureBody = InputOf<typeof updateProcedure>['body']
export type NewProcedureBody = InputOf<typeof createProcedure>['body']
export interface ProcedureFile {
  readonly procedure: StaffProcedure
  readonly etag: string | null
}

/** The whole catalogue, withdrawn procedures included. */
export const proceduresQuery = queryOptions({
  queryKey: ['staff', 'procedures'],
  queryFn: async ({ signal }) => (await api.call(listStaffProcedures, {}, { signal })).body.items,
})

export const profilesQuery = queryOptions({
  queryKey: ['staff', 'account-profiles'],
  queryFn: async ({ signal }) => (await api.call(listAccountProfiles, {}, { signal })).body.items,
})

/** A procedure with the ETag that a change of it must name. */
export const procedureQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'procedures', id],
    queryFn: async ({ signal }): Promise<ProcedureFile> => {
      const { body, etag } = await api.call(getStaffProcedure, { params: { id } }, { signal })
      return { procedure: body, etag }
    },
  })

export async function saveProcedure(base: ProcedureFile, body: ProcedureBody): Promise<ProcedureFile> {
  const answer = await api.call(
    updateProcedure,
    { params: { id: base.procedure.id }, body },
    base.etag === null ? {} : { ifMatch: base.etag },
  )
  return { procedure: answer.body, etag: answer.etag }
}

export const addProcedure = async (body: NewProcedureBody, idempotencyKey: string): Promise<StaffProcedure> =>
  (await api.call(createProcedure, { body }, { idempotencyKey })).body
