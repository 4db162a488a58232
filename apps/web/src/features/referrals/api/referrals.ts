import type { BodyOf } from '@guichet/contract/route'
import {
  getReferral,
  getVoucher,
  inviteNewcomers,
  listReferrals,
  listVouchers,
} from '@guichet/contract/vouchers.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Referral = BodyOf<typeof getReferral>
export type ReferralLine = BodyOf<typeof listReferrals>['items'][number]
export type VoucherDetail = BodyOf<typeof getVoucher>

/** My code and what it brings. */
export const referralQuery = queryOptions({
  queryKey: ['referral'],
  queryFn: async ({ signal }) => (await api.call(getReferral, {}, { signal })).body,
})

export const vouchersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['vouchers', 'list', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listVouchers, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const voucherQuery = (id: string) =>
  queryOptions({
    queryKey: ['vouchers', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getVoucher, { params: { id } }, { signal })).body,
    staleTime: 0,
  })

/** Whom I brought. */
export const referralsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['referrals', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listReferrals, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const invite = async (emails: string[]): Promise<BodyOf<typeof inviteNewcomers>> =>
  (await api.call(inviteNewcomers, { body: { emails } })).body
