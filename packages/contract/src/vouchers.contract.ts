import { INVITATIONS_A_DAY, REFERRAL_STATES } from '@guichet/domain/referrals'
import { VOUCHER_MOVEMENTS, VOUCHER_ORIGINS, VOUCHER_STATES } from '@guichet/domain/vouchers'
import { z } from 'zod'
import { cents, dayOut, email, instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Vouchers'

/** "Bon cadeau". */
export const voucher = z
  .object({
    id: uuid,
    number: z.int().min(1),
    origin: z.enum(VOUCHER_ORIGINS),
    state: z.enum(VOUCHER_STATES),
    valueCents: cents,
    /** What can still be used. */
    balanceCents: cents,
    /** Kept for the order that waits for its payment. */
    reservedCents: cents,
    usedCents: cents,
    issuedOn: dayOut,
    /** Last day on which an order can be made with it. */
    expiresOn: dayOut,
    /** First name of the person who was brought, or who brought one here. */
    otherFirstName: z.string().max(100).nullable(),
  })
  .meta({ id: 'Voucher' })

export const voucherDetail = voucher
  .extend({
    /** The ledger, the latest line first; the amounts add up to the balance. */
    movements: z
      .array(
        z.object({
          id: uuid,
          at: instantOut,
          kind: z.enum(VOUCHER_MOVEMENTS),
          /** What it does to the balance. */
          amountCents: cents,
          balanceCents: cents,
          /** What was paid with it. */
          label: z.string().max(200).nullable(),
          reason: z.string().max(300).nullable(),
        }),
      )
      .max(200),
  })
  .meta({ id: 'VoucherDetail' })

export const listVouchers = defineRoute({
  method: 'GET',
  path: '/vouchers',
  operationId: 'listVouchers',
  tag,
  summary: 'My vouchers, the latest first',
  access: { kind: 'person', scope: 'vouchers:read' },
  query: z.strictObject({
    ...pageQuery,
    /** Those alone that can be used today. */
    usable: z
      .enum(['true', 'false'], 'invalid')
      .transform((value) => value === 'true')
      .optional(),
  }),
  responses: { 200: pageOf(voucher).meta({ id: 'VoucherPage' }) },
  problems: [],
})

export const getVoucher = defineRoute({
  method: 'GET',
  path: '/vouchers/:id',
  operationId: 'getVoucher',
  tag,
  summary: 'One of my vouchers with its movements',
  access: { kind: 'person', scope: 'vouchers:read' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: voucherDetail },
  problems: ['resource.not-found'],
})

/** What a referral is worth. */
export const referralWorth = {
  /** Whether new referrals bring vouchers. */
  enabled: z.boolean(),
  referrerCents: cents,
  newcomerCents: cents,
  validityMonths: z.int(),
}

export const getReferral = defineRoute({
  method: 'GET',
  path: '/referral',
  operationId: 'getReferral',
  tag,
  summary: 'My referral code, the address to share, and what it brings',
  access: { kind: 'person', scope: 'vouchers:read' },
  responses: {
    200: z
      .object({
        /** "Code de parrainage"; null for who is no member. */
        code: z.string().max(20).nullable(),
        /** Address to share: joining begins there, with the code filled in. */
        shareUrl: z.string().max(500).nullable(),
        ...referralWorth,
        /** Invitations that can still be sent today. */
        invitationsLeft: z.int().min(0),
      })
      .meta({ id: 'Referral' }),
  },
  problems: [],
})

export const listReferrals = defineRoute({
  method: 'GET',
  path: '/referrals',
  operationId: 'listReferrals',
  tag,
  summary: 'People who joined with my code, the latest first',
  access: { kind: 'person', scope: 'vouchers:read' },
  query: z.strictObject(pageQuery),
  responses: {
    200: pageOf(
      z
        .object({
          id: uuid,
          firstName: z.string().max(100),
          joinedOn: dayOut,
          state: z.enum(REFERRAL_STATES),
          /** Value of the voucher that it brought me; null when it brought none. */
          voucherCents: cents.nullable(),
        })
        .meta({ id: 'ReferralLine' }),
    ).meta({ id: 'ReferralPage' }),
  },
  problems: [],
})

export const inviteNewcomers = defineRoute({
  method: 'POST',
  path: '/referral/invitations',
  operationId: 'inviteNewcomers',
  tag,
  summary: 'Invite people by mail, with my code',
  description:
    'The words are the organisation’s. Whoever is a member already, or was invited in the last months, gets nothing; the answer does not tell.',
  access: { kind: 'person', scope: 'vouchers:write' },
  rateLimit: 'costly',
  body: z.strictObject({ emails: z.array(email).min(1, 'required').max(INVITATIONS_A_DAY) }),
  responses: {
    200: z
      .object({ asked: z.int().min(0), invitationsLeft: z.int().min(0) })
      .meta({ id: 'ReferralInvitations' }),
  },
  problems: ['referral.not-member'],
})
