import { listStaffPayments } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffPayment = BodyOf<typeof listStaffPayments>['items'][number]

export const PAYMENT_STATES = [
  'pending',
  'processing',
  'paid',
  'failed',
  'cancelled',
  'expired',
  'refunded',
] as const
export const FILTER_METHODS = ['manual', 'card', 'sepa-debit', 'transfer', 'cheque'] as const

export interface PaymentSearch {
  readonly q: string
  readonly state: (typeof PAYMENT_STATES)[number] | undefined
  readonly method: (typeof FILTER_METHODS)[number] | undefined
  readonly cursor: string | undefined
}

export const staffPaymentsQuery = (search: PaymentSearch) =>
  queryOptions({
    queryKey: ['staff', 'payments', search],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search.q !== '' && { q: search.q }),
        ...(search.state && { state: search.state }),
        ...(search.method && { method: search.method }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listStaffPayments, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
