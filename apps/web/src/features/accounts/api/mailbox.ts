import { getMailbox, revokeMailboxPassword, setMailboxPassword } from '@guichet/contract/mailbox.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Mailbox = BodyOf<typeof getMailbox>

/** The mailbox of an account. */
export const mailboxQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'mailbox', id],
    queryFn: async ({ signal }) => (await api.call(getMailbox, { params: { id } }, { signal })).body,
  })

export const saveMailboxPassword = async (id: string, currentPassword: string, newPassword: string) =>
  (await api.call(setMailboxPassword, { params: { id }, body: { currentPassword, newPassword } })).body
export const revokePassword = async (id: string, currentPassword: string) =>
  (await api.call(revokeMailboxPassword, { params: { id }, body: { currentPassword } })).body
