import type { BodyOf } from '@guichet/contract/route'
import { handleSignInReport, listSignInReports } from '@guichet/contract/sign-in-reports.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type SignInReport = BodyOf<typeof listSignInReports>['items'][number]
type ReportState = SignInReport['state']
export const REPORT_STATES = ['open', 'handled'] as const satisfies readonly ReportState[]

export const signInReportsQuery = (q: string, state: ReportState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'sign-in-reports', q, state, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listSignInReports, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const closeReport = (id: string, note: string) =>
  api.call(handleSignInReport, { params: { id }, body: { note } })
