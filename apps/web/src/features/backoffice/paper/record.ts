import type { InputOf } from '@guichet/contract/route'
import { recordMember, recordRenewal } from '@guichet/contract/staff-members.contract'
import { api } from '../../../shared/api/client.ts'

type NewMemberBody = InputOf<typeof recordMember>['body']
type RenewalBody = InputOf<typeof recordRenewal>['body']

export const addMember = async (body: NewMemberBody, idempotencyKey: string) =>
  (await api.call(recordMember, { body }, { idempotencyKey })).body

export const addRenewal = async (id: string, body: RenewalBody, idempotencyKey: string) =>
  (await api.call(recordRenewal, { params: { id }, body }, { idempotencyKey })).body
