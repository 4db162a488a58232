import { listMembers } from '@guichet/contract/backoffice.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  cancelVoucher as cancelRoute,
  createVoucher,
  getReferralRules,
  getStaffVoucher,
  listStaffReferrals,
  listStaffVouchers,
  updateReferralRules,
} from '@guichet/contract/staff-vouchers.contract'
import type { VoucherState } from '@guichet/domain/vouchers'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffVoucherLine = BodyOf<typeof listStaffVouchers>['items'][number]
export type StaffVoucher = BodyOf<typeof getStaffVoucher>
export type StaffReferral = BodyOf<typeof listStaffReferrals>['items'][number]
export interface RulesFile {
  readonly rules: BodyOf<typeof getReferralRules>
  readonly etag: string | null
}

interface VoucherSearch {
  readonly q: string
  readonly state: VoucherState | undefined
  readonly cursor: string | undefined
}

export const staffVouchersQuery = ({ q, state, cursor }: VoucherSearch) =>
  queryOptions({
    queryKey: ['staff', 'vouchers', q, state ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listStaffVouchers, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const staffVoucherQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'voucher', id],
    queryFn: async ({ signal }) => (await api.call(getStaffVoucher, { params: { id } }, { signal })).body,
  })

interface ReferralSearch {
  readonly q: string
  readonly only: 'hints' | undefined
  readonly cursor: string | undefined
}

export const staffReferralsQuery = ({ q, only, cursor }: ReferralSearch) =>
  queryOptions({
    queryKey: ['staff', 'referrals', q, only ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(only && { only }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listStaffReferrals, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const rulesQuery = queryOptions({
  queryKey: ['staff', 'referral-rules'],
  queryFn: async ({ signal }): Promise<RulesFile> => {
    const { body, etag } = await api.call(getReferralRules, {}, { signal })
    return { rules: body, etag }
  },
})

export async function saveRules(
  { etag }: RulesFile,
  body: InputOf<typeof updateReferralRules>['body'],
): Promise<RulesFile> {
  const answer = await api.call(updateReferralRules, { body }, etag === null ? {} : { ifMatch: etag })
  return { rules: answer.body, etag: answer.etag }
}

/** The first members who match, to choose one from. */
export const foundMembersQuery = (q: string) =>
  queryOptions({
    queryKey: ['staff', 'members', 'found', q],
    queryFn: async ({ signal }) =>
      (await api.call(listMembers, { query: { q, limit: 5 } }, { signal })).body.items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

export const giveVoucher = async (
  body: InputOf<typeof createVoucher>['body'],
  idempotencyKey: string,
): Promise<StaffVoucher> => (await api.call(createVoucher, { body }, { idempotencyKey })).body

export const cancelVoucher = async (id: string, reason: string): Promise<StaffVoucher> =>
  (await api.call(cancelRoute, { params: { id }, body: { reason } })).body
