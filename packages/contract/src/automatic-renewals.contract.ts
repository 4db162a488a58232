import { STOP_REASONS } from '@guichet/domain/automatic-renewal'
import { z } from 'zod'
import { cents, dayOut } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Memberships'
const method = z.enum(['card', 'sepa-debit'], 'invalid')

export const automaticRenewal = z
  .object({
    /** `setting-up`: the member is to leave a card or an account with the payment service. */
    state: z.enum(['off', 'setting-up', 'on']),
    /** Ways that can be chosen; none where automatic renewal cannot be had. */
    methods: z.array(method).max(2),
    method: method.nullable(),
    /** Last signs of the card or of the account. */
    methodLabel: z.string().max(40).nullable(),
    /** Where the card or the account is left. */
    setupUrl: z.string().max(1000).nullable(),
    agreedOn: dayOut.nullable(),
    /** What is debited next, or would be if one agreed today; null when there is nothing to renew. */
    next: z
      .object({
        typeLabel: z.string().max(100),
        amountCents: cents,
        /** Last day of the membership that is renewed. */
        currentEndsOn: dayOut,
        startsOn: dayOut,
        endsOn: dayOut,
        /** Days on which the notice of the law and the announcement of the debit leave; null when agreeing stands for it. */
        noticeOn: dayOut.nullable(),
        announceOn: dayOut.nullable(),
        debitOn: dayOut,
        /** `debiting`: the debit is with the bank. `again`: it was refused once. */
        state: z.enum(['waiting', 'debiting', 'again']),
      })
      .nullable(),
    /** How it ended, where it did. */
    stopped: z.object({ on: dayOut, reason: z.enum(STOP_REASONS) }).nullable(),
  })
  .meta({ id: 'AutomaticRenewal' })

export const getAutomaticRenewal = defineRoute({
  method: 'GET',
  path: '/automatic-renewal',
  operationId: 'getAutomaticRenewal',
  tag,
  summary: 'Whether my membership renews by itself: what is debited, when, and what is said before',
  access: { kind: 'person', scope: 'memberships:read' },
  responses: { 200: automaticRenewal },
  problems: [],
})

export const startAutomaticRenewal = defineRoute({
  method: 'POST',
  path: '/automatic-renewal',
  operationId: 'startAutomaticRenewal',
  tag,
  summary: 'Have my membership renewed by a debit from now on',
  description:
    'Send the member to `setupUrl` to leave a card or an account (SEPA mandate). Nothing is debited then: a notice leaves three to one months before the end, the debit is announced fourteen days before it, and one may stop until the day before.',
  access: { kind: 'person', scope: 'memberships:write' },
  rateLimit: 'costly',
  idempotent: true,
  body: z.strictObject({ method }),
  responses: { 201: automaticRenewal },
  problems: [
    'renewal.unavailable',
    'renewal.automatic-already',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const checkAutomaticRenewal = defineRoute({
  method: 'POST',
  path: '/automatic-renewal/check',
  operationId: 'checkAutomaticRenewal',
  tag,
  summary: 'Ask the payment service now whether a card or an account was left',
  access: { kind: 'person', scope: 'memberships:write' },
  rateLimit: 'costly',
  responses: { 200: automaticRenewal },
  problems: ['payment.provider-unavailable'],
})

export const stopAutomaticRenewal = defineRoute({
  method: 'DELETE',
  path: '/automatic-renewal',
  operationId: 'stopAutomaticRenewal',
  tag,
  summary: 'Stop automatic renewal; a debit that is with the bank already is not called back',
  access: { kind: 'person', scope: 'memberships:write' },
  responses: { 200: automaticRenewal },
  problems: ['renewal.automatic-off'],
})
