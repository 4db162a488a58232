import { listPayments } from '@guichet/contract/payments.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Payment = BodyOf<typeof listPayments>['items'][number]

export const paymentsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['payments', 'list', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listPayments, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })
