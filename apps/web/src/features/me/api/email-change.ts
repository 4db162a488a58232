import * as contract from '@guichet/contract/email-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type EmailChange = NonNullable<BodyOf<typeof contract.getEmailChange>['change']>

/** The change of my address that is under way, or null. */
export const emailChangeQuery = queryOptions({
  queryKey: ['me', 'email-change'],
  queryFn: async ({ signal }) => (await api.call(contract.getEmailChange, {}, { signal })).body.change,
})

export const askForEmailChange = async (body: { email: string; currentPassword: string }) =>
  (await api.call(contract.requestEmailChange, { body })).body.change

/** Has the messages sent again, or withdraws the change. */
export function useEmailChangeActions() {
  const queries = useQueryClient()
  const keep = (change: EmailChange | null) => queries.setQueryData(emailChangeQuery.queryKey, change)
  // Whatever was refused has another state by now: it is read anew.
  const readAgain = () => queries.invalidateQueries({ queryKey: emailChangeQuery.queryKey })
  const resend = useMutation({
    mutationFn: async () => (await api.call(contract.resendEmailChange)).body.change,
    onSuccess: keep,
    onError: readAgain,
  })
  const withdraw = useMutation({
    mutationFn: async () => {
      await api.call(contract.withdrawEmailChange)
      return null
    },
    onSuccess: keep,
    onError: readAgain,
  })
  return { resend, withdraw, keep }
}
