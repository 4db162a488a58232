import { z } from 'zod'
import { cents, dayOut, instantOut, uuid } from './fields.ts'
import { PAYMENT_METHODS } from './memberships.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Payments'

export const payment = z
  .object({
    id: uuid,
    label: z.string().max(200),
    amountCents: cents,
    method: z.enum([...PAYMENT_METHODS, 'cash', 'free']),
    state: z.enum(['pending', 'processing', 'paid', 'failed', 'cancelled', 'expired', 'refunded']),
    reference: z.string().max(40).nullable(),
    paidOn: dayOut.nullable(),
    createdAt: instantOut,
    receiptNumber: z.string().max(40).nullable(),
    /** What has gone back of it. */
    refundedCents: cents,
    /** What is on its way back. */
    refundPendingCents: cents,
    /** `refunded` although nobody gave it back: it was recorded in error, or the bank took it back. */
    unpaidBy: z.enum(['mistake', 'bank']).nullable(),
  })
  .meta({ id: 'Payment' })

export const listPayments = defineRoute({
  method: 'GET',
  path: '/payments',
  operationId: 'listPayments',
  tag,
  summary: 'My payments, the latest first',
  access: { kind: 'person', scope: 'payments:read', file: 'payments.see' },
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(payment).meta({ id: 'PaymentPage' }) },
  problems: [],
})

export const getPaymentReceipt = defineRoute({
  method: 'GET',
  path: '/payments/:id/receipt',
  operationId: 'getPaymentReceipt',
  tag,
  summary: 'Receipt of a payment as PDF',
  access: { kind: 'person', scope: 'payments:read', file: 'payments.see' },
  rateLimit: 'costly',
  params: z.strictObject({ id: uuid }),
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'payment.not-paid', 'service.busy'],
})
