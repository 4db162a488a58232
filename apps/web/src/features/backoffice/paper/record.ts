import { listMembers } from '@guichet/contract/backoffice.contract'
import type { InputOf } from '@guichet/contract/route'
import { recordMember, recordRenewal } from '@guichet/contract/staff-members.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

type NewMemberBody = InputOf<typeof recordMember>['body']
type RenewalBody = InputOf<typeof recordRenewal>['body']

/** Members found by a name; nobody is looked for without one. */
export const namesakesQuery = (name: string) =>
  queryOptions({
    queryKey: ['staff', 'members', 'namesakes', name],
    queryFn: async ({ signal }) =>
      (await api.call(listMembers, { query: { q: name.slice(0, 100), limit: 10 } }, { signal })).body.items,
    enabled: name !== '',
  })

export const addMember = async (body: NewMemberBody, idempotencyKey: string) =>
  (await api.call(recordMember, { body }, { idempotencyKey })).body

export const addRenewal = async (id: string, body: RenewalBody, idempotencyKey: string) =>
  (await api.call(recordRenewal, { params: { id }, body }, { idempotencyKey })).body
