import {
  getActivationLink,
  inviteAccountPerson,
  listAccountPersons,
  removeAccountPerson,
  requestAccountClosure,
  resetAccountPassword,
  sendActivationLink,
  transferAccount,
  updateAccountPerson,
  withdrawActivation,
  withdrawInvitation,
} from '@guichet/contract/account-persons.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { AccountRight } from '@guichet/domain/account-rights'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AccountPersons = BodyOf<typeof listAccountPersons>
export type AccountPerson = AccountPersons['items'][number]
export type PendingInvitation = AccountPersons['invitations'][number]
export type SentLink = Pick<PendingInvitation, 'email' | 'expiresAt' | 'lapsed' | 'sentByKind' | 'sentByName'>
export type TemporaryPassword = BodyOf<typeof resetAccountPassword>

export const accountPersonsQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'persons', id],
    queryFn: async ({ signal }) => (await api.call(listAccountPersons, { params: { id } }, { signal })).body,
  })

export interface Invitation {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly rights: AccountRight[]
}
export const invitePerson = (id: string, body: Invitation, idempotencyKey: string) =>
  api.call(inviteAccountPerson, { params: { id }, body }, { idempotencyKey })
export const setRights = (id: string, personId: string, rights: AccountRight[]) =>
  api.call(updateAccountPerson, { params: { id, personId }, body: { rights } })
export const removePerson = (id: string, personId: string) =>
  api.call(removeAccountPerson, { params: { id, personId } })
export const makeHolder = (id: string, personId: string) =>
  api.call(transferAccount, { params: { id }, body: { personId } })
export const askForClosure = (id: string, reason: string) =>
  api.call(requestAccountClosure, { params: { id }, body: { reason: reason.trim() || null } })
export const resetPassword = async (id: string): Promise<TemporaryPassword> =>
  (await api.call(resetAccountPassword, { params: { id } })).body

/** Ends an invitation that was not accepted yet. */
export const endInvitation = (id: string, email: string) =>
  api.call(withdrawInvitation, { params: { id }, body: { email } })

/** The link by which the holder of an approved account opens it. */
export const activationLinkQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'activation', id],
    queryFn: async ({ signal }) =>
      (await api.call(getActivationLink, { params: { id } }, { signal })).body.link,
  })
export const sendActivationAgain = async (id: string) =>
  (await api.call(sendActivationLink, { params: { id } })).body
export const endActivation = (id: string) => api.call(withdrawActivation, { params: { id } })
