import { REFUND_STATES } from '@guichet/domain/refunds'
import { z } from 'zod'
import { staffPayment } from './backoffice.contract.ts'
import { cents, dayOut, instantOut, line, uuid } from './fields.ts'
import { membership } from './memberships.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const idParams = z.strictObject({ id: uuid })
/** At most what was paid. */
const refundCents = (least: number) =>
  z.int('number.range').min(least, 'number.range').max(100_000_000, 'number.range')

export const paymentFile = staffPayment
  .extend({
    /** What may still be given back. */
    refundableCents: cents,
    /** The money goes back by hand: the payment service did not take it. */
    byHand: z.boolean(),
    /** The membership that it paid. */
    membership: z
      .object({ id: uuid, startsOn: dayOut, endsOn: dayOut, state: membership.shape.state })
      .nullable(),
    /** The latest first. */
    refunds: z
      .array(
        z.object({
          id: uuid,
          amountCents: cents,
          state: z.enum(REFUND_STATES),
          reason: z.string().max(300),
          /** Whether what was paid was undone with it; null when it was made at the payment service. */
          undoes: z.boolean().nullable(),
          /** Null: the payment service told of it. */
          askedBy: z.string().max(250).nullable(),
          askedAt: instantOut,
        }),
      )
      .max(100),
  })
  .meta({ id: 'PaymentFile' })

export const getStaffPayment = defineRoute({
  method: 'GET',
  path: '/admin/payments/:id',
  operationId: 'getStaffPayment',
  tag,
  summary: 'One payment with what has gone back of it',
  access: { kind: 'staff', permission: 'payments.read' },
  params: idParams,
  responses: { 200: paymentFile },
  problems: ['resource.not-found'],
})

export const refundPayment = defineRoute({
  method: 'POST',
  path: '/admin/payments/:id/refunds',
  operationId: 'refundPayment',
  tag,
  summary: 'Give a payment back, whole or in part',
  description:
    'By the way it was paid, or by hand for transfers and cheques; never more than was paid. With `undoes`, what it paid is undone: a membership is cancelled, with its certificates and its card.',
  access: { kind: 'staff', permission: 'payments.refund' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({ amountCents: refundCents(1), reason: line(300, 3), undoes: z.boolean('invalid') }),
  responses: { 200: paymentFile },
  problems: [
    'resource.not-found',
    'payment.not-refundable',
    'payment.refund-too-much',
    'payment.refund-refused',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const cancelMembership = defineRoute({
  method: 'POST',
  path: '/admin/memberships/:id/cancellation',
  operationId: 'cancelMembership',
  tag,
  summary: 'Cancel a membership from today on, without money going back',
  description:
    'Its certificates and its card are revoked and the member is told. Where money goes back as well, refund its payment with `undoes`.',
  access: { kind: 'staff', permission: 'payments.refund' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: membership },
  problems: [
    'resource.not-found',
    'membership.not-cancellable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})
