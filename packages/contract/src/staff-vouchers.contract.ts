import { REFERRAL_HINTS, REFERRAL_STATES } from '@guichet/domain/referrals'
import { VOUCHER_STATES } from '@guichet/domain/vouchers'
import { z } from 'zod'
import { day, dayOut, line, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'
import { referralWorth, voucher, voucherDetail } from './vouchers.contract.ts'

const tag = 'Vouchers'
const idParams = z.strictObject({ id: uuid })

const holder = {
  personId: uuid,
  holderName: z.string().max(250),
  memberNumber: z.int().nullable(),
}

export const listStaffVouchers = defineRoute({
  method: 'GET',
  path: '/admin/vouchers',
  operationId: 'listStaffVouchers',
  tag,
  summary: 'Vouchers of all members, the latest first',
  access: { kind: 'staff', permission: 'vouchers.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z.enum(VOUCHER_STATES, 'invalid').optional(),
  }),
  responses: {
    200: pageOf(voucher.extend(holder).meta({ id: 'StaffVoucherLine' })).meta({ id: 'StaffVoucherPage' }),
  },
  problems: [],
})

const partner = z.object({ personId: uuid, name: z.string().max(250), memberNumber: z.int().nullable() })

/** A newcomer who joined with a member’s code. */
const staffReferral = z
  .object({
    id: uuid,
    referrer: partner,
    newcomer: partner,
    joinedOn: dayOut,
    state: z.enum(REFERRAL_STATES),
    /** What the two have in common: to be looked at. */
    hints: z.array(z.enum(REFERRAL_HINTS)).max(20),
  })
  .meta({ id: 'StaffReferral' })

export const staffVoucher = voucherDetail
  .extend({
    ...holder,
    /** Where it comes from; null for what staff gave. */
    referral: staffReferral.nullable(),
    movements: z
      .array(
        voucherDetail.shape.movements.element.extend({
          /** Who did it, for a reason; null for the portal itself. */
          by: z.string().max(250).nullable(),
        }),
      )
      .max(200),
  })
  .meta({ id: 'StaffVoucher' })

export const getStaffVoucher = defineRoute({
  method: 'GET',
  path: '/admin/vouchers/:id',
  operationId: 'getStaffVoucher',
  tag,
  summary: 'One voucher with its movements, and the referral that it comes from',
  access: { kind: 'staff', permission: 'vouchers.read' },
  params: idParams,
  responses: { 200: staffVoucher },
  problems: ['resource.not-found'],
})

export const createVoucher = defineRoute({
  method: 'POST',
  path: '/admin/vouchers',
  operationId: 'createVoucher',
  tag,
  summary: 'Give a member a voucher, for a reason; the member is told by mail',
  access: { kind: 'staff', permission: 'vouchers.edit' },
  idempotent: true,
  body: z.strictObject({
    personId: uuid,
    valueCents: z.int('number.range').min(100, 'number.range').max(100_000, 'number.range'),
    /** Last day; today at the earliest, in five years at the latest. */
    expiresOn: day,
    reason: line(300, 3),
  }),
  responses: { 201: staffVoucher },
  problems: ['resource.not-found', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const cancelVoucher = defineRoute({
  method: 'POST',
  path: '/admin/vouchers/:id/cancellation',
  operationId: 'cancelVoucher',
  tag,
  summary: 'Withdraw what is left of a voucher, for a reason',
  description: 'An order that waits for its payment with this voucher keeps its price.',
  access: { kind: 'staff', permission: 'vouchers.edit' },
  params: idParams,
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: staffVoucher },
  problems: ['resource.not-found', 'voucher.wrong-state'],
})

export const listStaffReferrals = defineRoute({
  method: 'GET',
  path: '/admin/referrals',
  operationId: 'listStaffReferrals',
  tag,
  summary: 'Who brought whom, the latest first, with what the two have in common',
  access: { kind: 'staff', permission: 'vouchers.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    /** `hints`: those alone that are to be looked at. */
    only: z.enum(['hints'], 'invalid').optional(),
  }),
  responses: { 200: pageOf(staffReferral).meta({ id: 'StaffReferralPage' }) },
  problems: [],
})

const rules = z.object({ ...referralWorth, version: z.int() }).meta({ id: 'ReferralRules' })

export const getReferralRules = defineRoute({
  method: 'GET',
  path: '/admin/referral-rules',
  operationId: 'getReferralRules',
  tag,
  summary: 'What a referral brings, and for how long vouchers are good',
  access: { kind: 'staff', permission: 'vouchers.read' },
  responses: { 200: rules },
  problems: [],
})

const worth = z.int('number.range').min(100, 'number.range').max(100_000, 'number.range')

export const updateReferralRules = defineRoute({
  method: 'PUT',
  path: '/admin/referral-rules',
  operationId: 'updateReferralRules',
  tag,
  summary: 'Set what a referral brings from now on; vouchers that are out keep their value and their day',
  access: { kind: 'staff', permission: 'vouchers.edit' },
  precondition: true,
  body: z.strictObject({
    enabled: z.boolean(),
    referrerCents: worth,
    newcomerCents: worth,
    validityMonths: z.int('number.range').min(1, 'number.range').max(60, 'number.range'),
  }),
  responses: { 200: rules },
  problems: ['resource.changed', 'resource.precondition-required'],
})
