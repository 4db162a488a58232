import type { BodyOf, InputOf } from '@guichet/contract/route'
import * as contract from '@guichet/contract/team.contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

type Team = BodyOf<typeof contract.listTeam>
export type Colleague = Team['items'][number]
export type Invitation = Team['invitations'][number]

export const teamQuery = queryOptions({
  queryKey: ['staff', 'team'],
  queryFn: async ({ signal }) => (await api.call(contract.listTeam, {}, { signal })).body,
})

export const invite = (body: InputOf<typeof contract.inviteStaff>['body']) =>
  api.call(contract.inviteStaff, { body })

export type StaffAct =
  | { readonly kind: 'role'; readonly role: Colleague['role'] }
  | { readonly kind: 'suspend' | 'reinstate' | 'remove' }

/** Does it; what gives rights is done with the password. */
export async function changePlace(id: string, act: StaffAct, currentPassword: string): Promise<void> {
  const params = { id }
  if (act.kind === 'role')
    await api.call(contract.changeStaffRole, { params, body: { role: act.role, currentPassword } })
  else if (act.kind === 'reinstate')
    await api.call(contract.reinstateStaff, { params, body: { currentPassword } })
  else if (act.kind === 'suspend') await api.call(contract.suspendStaff, { params })
  else await api.call(contract.removeStaff, { params })
}

/** Withdraws an invitation, by the address it was sent to. */
export function useWithdrawInvitation() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (email: string) => {
      await api.call(contract.withdrawStaffInvitation, { body: { email } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: teamQuery.queryKey }),
  })
}
