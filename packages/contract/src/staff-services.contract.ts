import { SERVICE_AUDIENCES, SERVICE_INTERVALS, SERVICE_ORDER_STATES } from '@guichet/domain/services'
import { isFrenchVatRate } from '@guichet/domain/vat'
import { z } from 'zod'
import { cents, day, dayOut, instantOut, line, optionalLine, searchText, uuid } from './fields.ts'
import { MEMBERSHIP_TYPES_MOST } from './membership-types.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'
import { SERVICES_MOST, serviceOrder, serviceOrderLine } from './services.contract.ts'

const tag = 'Services'
const idParams = z.strictObject({ id: uuid })

export const servicePrice = z
  .object({
    id: uuid,
    startsOn: dayOut,
    netCents: cents,
    vatRateBps: z.int(),
    grossCents: cents,
    state: z.enum(['past', 'current', 'coming']),
  })
  .meta({ id: 'ServicePrice' })

/** A service of the catalogue as staff edit it: both languages. */
export const staffService = z
  .object({
    id: uuid,
    labelFr: z.string().max(200),
    labelEn: z.string().max(200),
    descriptionFr: z.string().max(1000),
    descriptionEn: z.string().max(1000),
    interval: z.enum(SERVICE_INTERVALS).nullable(),
    audience: z.enum(SERVICE_AUDIENCES),
    typeCodes: z.array(z.string().max(40)).max(50),
    rank: z.int(),
    withdrawn: z.boolean(),
    /** Orders of it that are neither ended nor given up. */
    orderCount: z.int().min(0),
    /** The latest first. */
    prices: z.array(servicePrice).max(200),
    version: z.int(),
  })
  .meta({ id: 'StaffService' })

const serviceIn = {
  labelFr: line(120),
  labelEn: line(120),
  descriptionFr: line(1000),
  descriptionEn: line(1000),
  audience: z.enum(SERVICE_AUDIENCES, 'invalid'),
  /** Where the audience is `types`: their codes, at least one. */
  typeCodes: z.array(z.string().max(40, 'text.too-long')).max(50).default([]),
  rank: z.int('number.range').min(0, 'number.range').max(10_000, 'number.range').default(0),
}
const priceIn = {
  netCents: z.int('number.range').min(1, 'number.range').max(10_000_000, 'number.range'),
  vatRateBps: z.int('number.range').refine(isFrenchVatRate, 'invalid'),
}

export const listStaffServices = defineRoute({
  method: 'GET',
  path: '/admin/services',
  operationId: 'listStaffServices',
  tag,
  summary: 'The whole catalogue of services, withdrawn ones included',
  access: { kind: 'staff', permission: 'services.read' },
  responses: {
    200: z
      .object({
        items: z.array(staffService).max(SERVICES_MOST),
        /** Membership types a service may be kept for. */
        types: z
          .array(z.object({ code: z.string().max(40), label: z.string().max(100) }))
          .max(MEMBERSHIP_TYPES_MOST),
      })
      .meta({ id: 'StaffServices' }),
  },
  problems: [],
})

export const getStaffService = defineRoute({
  method: 'GET',
  path: '/admin/services/:id',
  operationId: 'getStaffService',
  tag,
  summary: 'One service of the catalogue, as it is edited',
  access: { kind: 'staff', permission: 'services.read' },
  params: idParams,
  responses: { 200: staffService },
  problems: ['resource.not-found'],
})

export const createService = defineRoute({
  method: 'POST',
  path: '/admin/services',
  operationId: 'createService',
  tag,
  summary: 'Add a service to the catalogue, with its first price',
  access: { kind: 'staff', permission: 'services.edit' },
  idempotent: true,
  body: z.strictObject({
    ...serviceIn,
    /** How often it is paid for, for good; null: once. */
    interval: z.enum(SERVICE_INTERVALS, 'invalid').nullable(),
    ...priceIn,
  }),
  responses: { 201: staffService },
  problems: ['catalogue.full', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const updateService = defineRoute({
  method: 'PUT',
  path: '/admin/services/:id',
  operationId: 'updateService',
  tag,
  summary: 'Change a service, withdraw it or offer it again; what was ordered goes on',
  access: { kind: 'staff', permission: 'services.edit' },
  precondition: true,
  params: idParams,
  body: z.strictObject({ ...serviceIn, withdrawn: z.boolean() }),
  responses: { 200: staffService },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const createServicePrice = defineRoute({
  method: 'POST',
  path: '/admin/services/:id/prices',
  operationId: 'createServicePrice',
  tag,
  summary: 'Set the price of a service from a day on; subscriptions that run keep theirs',
  access: { kind: 'staff', permission: 'services.edit' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({ ...priceIn, startsOn: day }),
  responses: { 201: staffService },
  problems: [
    'resource.not-found',
    'tariff.in-the-past',
    'tariff.start-taken',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

const holder = {
  personId: uuid,
  holderName: z.string().max(250),
  memberNumber: z.int().nullable(),
}

export const listStaffServiceOrders = defineRoute({
  method: 'GET',
  path: '/admin/service-orders',
  operationId: 'listStaffServiceOrders',
  tag,
  summary: 'Orders of all members, the latest first',
  access: { kind: 'staff', permission: 'services.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    /** `todo`: paid, not withdrawn from, and waiting for staff; `withdrawal`: withdrawn from, and to be paid back. */
    state: z.enum(['todo', 'withdrawal', ...SERVICE_ORDER_STATES], 'invalid').optional(),
    serviceId: uuid.optional(),
  }),
  responses: {
    200: pageOf(serviceOrderLine.extend(holder).meta({ id: 'StaffServiceOrderLine' })).meta({
      id: 'StaffServiceOrderPage',
    }),
  },
  problems: [],
})

export const staffServiceOrder = serviceOrder
  .extend({
    ...holder,
    email: z.string().max(254),
    membershipId: uuid.nullable(),
    /** A refund of one of its payments is under way. */
    refundPending: z.boolean(),
    /** What happened to it, the latest first. */
    history: z
      .array(
        z.object({
          id: uuid,
          at: instantOut,
          action: z.string().max(80),
          /** Null: the portal itself. */
          by: z.string().max(250).nullable(),
          reason: z.string().max(300).nullable(),
        }),
      )
      .max(100),
  })
  .meta({ id: 'StaffServiceOrder' })

export const getStaffServiceOrder = defineRoute({
  method: 'GET',
  path: '/admin/service-orders/:id',
  operationId: 'getStaffServiceOrder',
  tag,
  summary: 'One order with its payments and what happened to it',
  access: { kind: 'staff', permission: 'services.read' },
  params: idParams,
  responses: { 200: staffServiceOrder },
  problems: ['resource.not-found'],
})

export const fulfilServiceOrder = defineRoute({
  method: 'POST',
  path: '/admin/service-orders/:id/fulfilment',
  operationId: 'fulfilServiceOrder',
  tag,
  summary: 'Say that what was paid has been done; the member is told',
  access: { kind: 'staff', permission: 'services.handle' },
  params: idParams,
  body: z.strictObject({ note: optionalLine(300).optional() }),
  responses: { 200: staffServiceOrder },
  problems: ['resource.not-found', 'service-order.wrong-state'],
})

export const cancelServiceOrder = defineRoute({
  method: 'POST',
  path: '/admin/service-orders/:id/cancellation',
  operationId: 'cancelServiceOrder',
  tag,
  summary: 'Cancel an order that is not paid, or have a subscription end with its period',
  access: { kind: 'staff', permission: 'services.handle' },
  params: idParams,
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: staffServiceOrder },
  problems: ['resource.not-found', 'service-order.wrong-state', 'payment.provider-unavailable'],
})

export const refundServiceOrder = defineRoute({
  method: 'POST',
  path: '/admin/service-orders/:id/refund',
  operationId: 'refundServiceOrder',
  tag,
  summary: 'Give the whole of a payment of an order back',
  description:
    'By the way it was paid, or by hand for transfers and cheques. An order that was not done yet is refused by it; a subscription whose running period goes back ends at once.',
  access: { kind: 'staff', permission: 'payments.refund' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({ paymentId: uuid, reason: line(300, 3) }),
  responses: { 200: staffServiceOrder },
  problems: [
    'resource.not-found',
    'payment.not-refundable',
    'payment.refund-refused',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const recordServiceWithdrawal = defineRoute({
  method: 'POST',
  path: '/admin/service-orders/:id/withdrawal',
  operationId: 'recordServiceWithdrawal',
  tag,
  summary: 'Record a withdrawal that came by letter or telephone; the member has it acknowledged',
  access: { kind: 'staff', permission: 'services.handle' },
  params: idParams,
  body: z.strictObject({ toldOn: day, source: line(300, 3) }),
  responses: { 200: staffServiceOrder },
  problems: ['resource.not-found', 'service-order.no-withdrawal', 'service-order.wrong-state'],
})

export const decideServiceWithdrawal = defineRoute({
  method: 'POST',
  path: '/admin/service-orders/:id/settlement',
  operationId: 'decideServiceWithdrawal',
  tag,
  summary: 'Pay back what is owed to who withdrew, or decline with an answer',
  description:
    'Without an express request to begin at once all of it goes back; of a subscription the days that were supplied are kept; of a service that is done once, the part that `donePercent` says.',
  access: { kind: 'staff', permission: 'payments.refund' },
  params: idParams,
  body: z.strictObject({
    decision: z.enum(['accept', 'decline'], 'invalid'),
    donePercent: z.int('number.range').min(0, 'number.range').max(99, 'number.range').optional(),
    /** What the member is told; needed to decline. */
    answer: optionalLine(300).optional(),
  }),
  responses: { 200: staffServiceOrder },
  problems: [
    'resource.not-found',
    'service-order.wrong-state',
    'payment.not-refundable',
    'payment.refund-refused',
    'payment.refund-too-much',
    'payment.provider-unavailable',
  ],
})
