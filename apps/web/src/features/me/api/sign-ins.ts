import type { BodyOf } from '@guichet/contract/route'
import * as contract from '@guichet/contract/sign-ins.contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type OwnSession = BodyOf<typeof contract.listSessions>['items'][number]
export type SignIn = BodyOf<typeof contract.listSignIns>['items'][number]
export type SignInResult = SignIn['result']

export const sessionsQuery = queryOptions({
  queryKey: ['sign-ins', 'sessions'],
  queryFn: async ({ signal }) => (await api.call(contract.listSessions, {}, { signal })).body.items,
})

interface JournalQuery {
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly result?: SignInResult | undefined
}

export const signInsQuery = (query: JournalQuery) =>
  queryOptions({
    queryKey: ['sign-ins', 'journal', query],
    queryFn: async ({ signal }) => (await api.call(contract.listSignIns, { query }, { signal })).body,
    placeholderData: keepPreviousData,
  })

/** The journal found, as CSV. */
export const downloadSignIns = async (query: Omit<JournalQuery, 'cursor'>): Promise<Blob> =>
  (await api.call(contract.exportSignIns, { query })).body

/** Ends one session, or all but this one when none is named. */
export function useEndSessions() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) await api.call(contract.endOtherSessions)
      else await api.call(contract.endSession, { params: { id } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
