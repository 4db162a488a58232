import * as contract from '@guichet/contract/firms.contract'
import type { BodyOf, In } from '@guichet/contract/route'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type Firm = NonNullable<BodyOf<typeof contract.getFirm>['firm']>
export type FirmMember = Firm['members'][number]
export type FirmInvitation = BodyOf<typeof contract.getFirm>['invitations'][number]

export const firmQuery = queryOptions({
  queryKey: ['firm'],
  queryFn: async ({ signal }) => (await api.call(contract.getFirm, {}, { signal })).body,
})

export const firmInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['firm', 'invitation', token],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getFirmInvitation, { params: { token } }, { signal })).body,
    retry: false,
  })

export const createFirm = (name: string, idempotencyKey: string) =>
  api.call(contract.createFirm, { body: { name } }, { idempotencyKey })
export const renameFirm = ({ version }: Firm, name: string) =>
  api.call(contract.renameFirm, { body: { name } }, { ifMatch: `"${version}"` })
export const invite = (body: In<(typeof contract.inviteColleague)['body']>, idempotencyKey: string) =>
  api.call(contract.inviteColleague, { body }, { idempotencyKey })
export const sendAgain = (id: string) => api.call(contract.resendFirmInvitation, { params: { id } })
export const changeRole = ({ id, version }: FirmMember, role: FirmMember['role']) =>
  api.call(contract.changeFirmRole, { params: { id }, body: { role } }, { ifMatch: `"${version}"` })
export const endPlace = (id: string) => api.call(contract.endFirmPlace, { params: { id } })
export const acceptInvitation = (id: string, token?: string) =>
  api.call(contract.acceptFirmInvitation, { params: { id }, body: token === undefined ? {} : { token } })
export const signUp = (token: string, body: In<(typeof contract.signUpToFirm)['body']>) =>
  api.call(contract.signUpToFirm, { params: { token }, body })

/** The firm is read again, and with it the files that it opens, and the menu. */
export function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [['firm'], ['delegations'], ['session']])
      queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}
