import { ORDER_WITHDRAWAL_STATES, WITHDRAWAL_DENIALS } from '@guichet/domain/service-withdrawal'
import {
  SERVICE_AUDIENCES,
  SERVICE_END_REASONS,
  SERVICE_INTERVALS,
  SERVICE_ORDER_STATES,
  SERVICE_REFUSALS,
} from '@guichet/domain/services'
import { z } from 'zod'
import { cents, dayOut, instantOut, optionalLine, uuid } from './fields.ts'
import { paymentMethod } from './memberships.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Services'
/** The catalogue is shown whole: more of them are not added. */
export const SERVICES_MOST = 2000
const orderParams = z.strictObject({ id: uuid })

/** A service as members are offered it. */
export const service = z
  .object({
    id: uuid,
    label: z.string().max(200),
    description: z.string().max(1000),
    /** How often it is paid for; null: once. */
    interval: z.enum(SERVICE_INTERVALS).nullable(),
    /** VAT included; of one period, where it recurs. */
    amountCents: cents,
    vatCents: cents,
    vatRateBps: z.int(),
    audience: z.enum(SERVICE_AUDIENCES),
    /** Labels of the membership types it is for, where the audience is `types`. */
    typeLabels: z.array(z.string().max(100)).max(50),
    /** Why it cannot be ordered now; null when it can. */
    refusal: z.enum(SERVICE_REFUSALS).nullable(),
    /** The order that waits for its payment, or the subscription that runs. */
    orderId: uuid.nullable(),
    /** Last day on which one may withdraw, if it is ordered today. */
    withdrawalUntil: dayOut,
    /** Ways to pay for it; a recurring one is paid online. */
    methods: z.array(paymentMethod).max(4),
  })
  .meta({ id: 'Service' })

export const listServices = defineRoute({
  method: 'GET',
  path: '/services',
  operationId: 'listServices',
  tag,
  summary: 'Services that I am offered, with what they cost and whether I can order them',
  access: { kind: 'person', scope: 'services:read', file: 'services.see' },
  responses: {
    200: z
      .object({
        items: z.array(service).max(SERVICES_MOST),
        /** Renewing this membership opens what is for active members; null when there is none to renew. */
        renewableMembershipId: uuid.nullable(),
      })
      .meta({ id: 'Services' }),
  },
  problems: [],
})

/** "Prestation" ordered: a line of the table. */
export const serviceOrderLine = z
  .object({
    id: uuid,
    number: z.int().min(1),
    orderedOn: dayOut,
    /** VAT included; of one period, where it recurs. */
    amountCents: cents,
    label: z.string().max(200),
    /** "Abonnement": how often it is paid for; null: once. */
    interval: z.enum(SERVICE_INTERVALS).nullable(),
    state: z.enum(SERVICE_ORDER_STATES),
    /** What became of a withdrawal; null where nobody withdrew. */
    withdrawalState: z.enum(ORDER_WITHDRAWAL_STATES).nullable(),
    /** Last day that is paid for, where it recurs. */
    paidUntil: dayOut.nullable(),
    /** The latest payment that has a receipt. */
    receiptPaymentId: uuid.nullable(),
  })
  .meta({ id: 'ServiceOrderLine' })

/** A payment of an order. */
export const orderPayment = z
  .object({
    id: uuid,
    amountCents: cents,
    state: z.enum(['pending', 'processing', 'paid', 'failed', 'cancelled', 'expired', 'refunded']),
    method: z.enum(['card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'free']),
    paidOn: dayOut.nullable(),
    receiptNumber: z.string().max(40).nullable(),
    /** The period it pays, where the order recurs. */
    startsOn: dayOut.nullable(),
    endsOn: dayOut.nullable(),
  })
  .meta({ id: 'ServiceOrderPayment' })

export const serviceOrder = serviceOrderLine
  .extend({
    serviceId: uuid.nullable(),
    method: z.enum(['card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'free']).nullable(),
    vatRateBps: z.int(),
    /** What a voucher took off the price; `amountCents` is what was left. */
    voucherCents: cents,
    /** Where to pay by card or SEPA; null when there is nothing to pay there (any more). */
    checkoutUrl: z.string().max(1000).nullable(),
    /** Reference to write on the transfer or the cheque. */
    reference: z.string().max(40).nullable(),
    transferTo: z
      .object({
        holder: z.string().max(200),
        iban: z.string().max(42),
        bic: z.string().max(11),
        bank: z.string().max(100),
      })
      .nullable(),
    chequeTo: z
      .object({ payableTo: z.string().max(200), addressLines: z.array(z.string().max(200)).max(8) })
      .nullable(),
    /** It was to begin before the time to withdraw is over, at the express request. */
    beginsAtOnce: z.boolean(),
    withdrawal: z.object({
      /** Last day of the right. */
      until: dayOut,
      /** Why one cannot withdraw; null when one can. */
      denial: z.enum(WITHDRAWAL_DENIALS).nullable(),
      state: z.enum(ORDER_WITHDRAWAL_STATES).nullable(),
      /** The day on which it was told. */
      toldOn: dayOut.nullable(),
      comment: z.string().max(300).nullable(),
      answer: z.string().max(300).nullable(),
      /** What is kept for what was supplied; if told today, before it is settled; null where staff say how much was done. */
      keptCents: cents.nullable(),
    }),
    /** Why its end was asked for. */
    endReason: z.string().max(300).nullable(),
    /** What staff wrote when it was done. */
    fulfilmentNote: z.string().max(300).nullable(),
    fulfilledAt: instantOut.nullable(),
    /** The latest first. */
    payments: z.array(orderPayment).max(100),
    createdAt: instantOut,
  })
  .meta({ id: 'ServiceOrder' })

export const listServiceOrders = defineRoute({
  method: 'GET',
  path: '/service-orders',
  operationId: 'listServiceOrders',
  tag,
  summary: 'Services that I have ordered, the latest first',
  access: { kind: 'person', scope: 'services:read', file: 'services.see' },
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(serviceOrderLine).meta({ id: 'ServiceOrderPage' }) },
  problems: [],
})

export const createServiceOrder = defineRoute({
  method: 'POST',
  path: '/service-orders',
  operationId: 'createServiceOrder',
  tag,
  summary: 'Order a service',
  description:
    'Opens a payment. By card or SEPA debit, send the payer to `checkoutUrl`; a recurring service begins a subscription there. By transfer or cheque, the reference identifies the payment.',
  access: { kind: 'person', scope: 'services:write', file: 'services.order' },
  rateLimit: 'costly',
  idempotent: true,
  body: z.strictObject({
    serviceId: uuid,
    method: paymentMethod,
    /** What the payer was told it costs, VAT included. */
    amountCents: z.int('number.range').min(0, 'number.range').max(100_000_000, 'number.range'),
    /** A voucher that pays a part of it, or all; for services paid once. */
    voucherId: uuid.nullable().optional(),
    /**
     * The express request to begin before the time to withdraw is over, knowing that what is supplied is due then, and that the right
     * ends once all of it is; a subscription needs it, for it begins with its payment.
     */
    beginsAtOnce: z.boolean('invalid').default(false),
  }),
  responses: { 201: serviceOrder },
  problems: [
    'resource.not-found',
    'service-order.unavailable',
    'service-order.pending',
    'service-order.price-changed',
    'voucher.unavailable',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const getServiceOrder = defineRoute({
  method: 'GET',
  path: '/service-orders/:id',
  operationId: 'getServiceOrder',
  tag,
  summary: 'One order, where its payment stands, and what was paid',
  access: { kind: 'person', scope: 'services:read', file: 'services.see' },
  params: orderParams,
  responses: { 200: serviceOrder },
  problems: ['resource.not-found'],
})

export const checkServiceOrder = defineRoute({
  method: 'POST',
  path: '/service-orders/:id/check',
  operationId: 'checkServiceOrder',
  tag,
  summary: 'Ask the payment service now where the payment or the subscription stands',
  access: { kind: 'person', scope: 'services:write', file: 'services.order' },
  rateLimit: 'costly',
  params: orderParams,
  responses: { 200: serviceOrder },
  problems: ['resource.not-found', 'payment.provider-unavailable'],
})

export const openUnpaidPeriod = defineRoute({
  method: 'POST',
  path: '/service-orders/:id/unpaid-period',
  operationId: 'openUnpaidPeriod',
  tag,
  summary: 'Where to pay the period of a subscription that the bank refused',
  description:
    'A page of the payment service, for a subscription in the state `past-due`: any card or bank account may pay there, and pays the later periods too. The order is active again once the payment service tells of the payment.',
  access: { kind: 'person', scope: 'services:write', file: 'payments.pay' },
  rateLimit: 'costly',
  params: orderParams,
  responses: { 200: z.object({ url: z.string().max(1000) }).meta({ id: 'UnpaidPeriod' }) },
  problems: ['resource.not-found', 'service-order.wrong-state', 'payment.provider-unavailable'],
})

export const giveUpServiceOrder = defineRoute({
  method: 'DELETE',
  path: '/service-orders/:id',
  operationId: 'giveUpServiceOrder',
  tag,
  summary: 'Give up an order that is not paid',
  access: { kind: 'person', scope: 'services:write', file: 'services.order' },
  params: orderParams,
  responses: { 200: serviceOrder },
  problems: ['resource.not-found', 'service-order.wrong-state', 'payment.provider-unavailable'],
})

export const endServiceOrder = defineRoute({
  method: 'POST',
  path: '/service-orders/:id/end',
  operationId: 'endServiceOrder',
  tag,
  summary: 'Have a subscription end with the period that is paid',
  access: { kind: 'person', scope: 'services:write' },
  params: orderParams,
  body: z.strictObject({
    reason: z.enum(SERVICE_END_REASONS, 'invalid'),
    comment: optionalLine(300).optional(),
  }),
  responses: { 200: serviceOrder },
  problems: ['resource.not-found', 'service-order.wrong-state', 'payment.provider-unavailable'],
})

export const withdrawServiceOrder = defineRoute({
  method: 'POST',
  path: '/service-orders/:id/withdrawal',
  operationId: 'withdrawServiceOrder',
  tag,
  summary: 'Withdraw from an order, without a reason, within its fourteen days (M11, M18)',
  description:
    'Acknowledged by mail. A subscription is not charged any more; staff give back what is owed within fourteen days.',
  access: { kind: 'person', scope: 'services:write' },
  params: orderParams,
  body: z.strictObject({ comment: optionalLine(300).optional() }),
  responses: { 200: serviceOrder },
  problems: ['resource.not-found', 'service-order.no-withdrawal', 'service-order.wrong-state'],
})
