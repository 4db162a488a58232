import * as contract from '@guichet/contract/delegations.contract'
import type { BodyOf, In } from '@guichet/contract/route'
import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type Delegations = BodyOf<typeof contract.listDelegations>
export type Delegation = Delegations['items'][number]
export type FileAction = BodyOf<typeof contract.listFileActions>['items'][number]
export type OpenFile = BodyOf<typeof contract.listFiles>['items'][number]
export type Invitation = BodyOf<typeof contract.listPendingFiles>['invitations'][number]
export type LinkedInvitation = BodyOf<typeof contract.getInvitation>
export type Decision = In<(typeof contract.decideDelegation)['body']>
type Invited = In<(typeof contract.createDelegation)['body']>
type Terms = In<(typeof contract.updateDelegation)['body']>

export const delegationsQuery = queryOptions({
  queryKey: ['delegations', 'given'],
  queryFn: async ({ signal }) => (await api.call(contract.listDelegations, {}, { signal })).body,
})

export const fileActionsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['delegations', 'actions', cursor],
    queryFn: async ({ signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      return (await api.call(contract.listFileActions, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export type FileSort = 'name' | 'dueOn' | 'endsOn'
export type Standing = NonNullable<OpenFile['standing']>

export const filesQuery = (
  q: string,
  standing: Standing | undefined,
  sort: FileSort,
  cursor: string | undefined,
) =>
  queryOptions({
    queryKey: ['delegations', 'files', q, standing, sort, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...{ sort, ...(q !== '' && { q }), ...(standing !== undefined && { standing }) },
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(contract.listFiles, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const pendingFilesQuery = queryOptions({
  queryKey: ['delegations', 'pending'],
  queryFn: async ({ signal }) => (await api.call(contract.listPendingFiles, {}, { signal })).body,
})

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['delegations', 'invitation', token],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getInvitation, { params: { token } }, { signal })).body,
    retry: false,
  })

export const invite = (body: Invited, idempotencyKey: string) =>
  api.call(contract.createDelegation, { body }, { idempotencyKey })
export const changeTerms = ({ id, version }: Delegation, body: Terms) =>
  api.call(contract.updateDelegation, { params: { id }, body }, { ifMatch: `"${version}"` })
export const sendAgain = (id: string) => api.call(contract.resendInvitation, { params: { id } })
export const decide = (id: string, body: Decision) =>
  api.call(contract.decideDelegation, { params: { id }, body })
export const endAccess = (id: string) => api.call(contract.endDelegation, { params: { id } })
export const acceptInvitation = (id: string, token?: string) =>
  api.call(contract.acceptDelegation, { params: { id }, body: token === undefined ? {} : { token } })
export const askForAccess = (body: In<(typeof contract.requestDelegation)['body']>) =>
  api.call(contract.requestDelegation, { body })
export const signUp = (token: string, body: In<(typeof contract.signUpByInvitation)['body']>) =>
  api.call(contract.signUpByInvitation, { params: { token }, body })

/** What was given or received is read again, and the menu with it. */
export function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [['delegations'], ['session']])
      queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}
