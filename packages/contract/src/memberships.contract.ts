import { MEMBERSHIP_KINDS } from '@guichet/domain/membership-terms'
import { ORDER_WITHDRAWAL_STATES } from '@guichet/domain/service-withdrawal'
import { SERVICE_ORDER_STATES } from '@guichet/domain/services'
import { z } from 'zod'
import { cents, day, dayOut, instantOut, searchText, uuid } from './fields.ts'
import { MEMBERSHIP_TYPES_MOST } from './membership-types.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Memberships'
const idParams = z.strictObject({ id: uuid })
const renewalParams = z.strictObject({ id: uuid, renewalId: uuid })

export const PAYMENT_METHODS = ['card', 'sepa-debit', 'transfer', 'cheque'] as const
export const paymentMethod = z.enum(PAYMENT_METHODS, 'invalid')

const toldCents = z.int('number.range').min(0, 'number.range').max(100_000_000, 'number.range').optional()
/** What the payer was told, as the offer says it. What is sent is compared, so that nothing else is opened. */
export const toldTerms = { amountCents: toldCents, startsOn: day.optional(), endsOn: day.optional() }

/** One period of membership: a line of the table "Adhésions". */
export const membership = z
  .object({
    id: uuid,
    /** "Adhésion": first day. */
    startsOn: dayOut,
    /** "Échéance": last day, still active. */
    endsOn: dayOut,
    /** "Renouvellement": the day on which this period was renewed; null when it was not. */
    renewedOn: dayOut.nullable(),
    amountCents: cents,
    type: z.object({ id: uuid, code: z.string().max(40), label: z.string().max(100) }),
    partnerName: z.string().max(200).nullable(),
    paidOn: dayOut.nullable(),
    paymentMethod: z.enum([...PAYMENT_METHODS, 'cash', 'free']),
    managementTool: z.boolean(),
    managementToolSince: dayOut.nullable(),
    /** When it was cancelled, and the last day that had been agreed on; its last day is then the day before. */
    cancellation: z.object({ on: dayOut, agreedEndsOn: dayOut }).nullable(),
    state: z.enum(['active', 'inactive', 'upcoming', 'cancelled']),
    /** True on the row that "Renouveler" acts on. */
    renewable: z.boolean(),
  })
  .meta({ id: 'Membership' })

const serviceTaken = z
  .object({
    id: uuid,
    number: z.int(),
    orderedOn: dayOut,
    amountCents: cents,
    /** "Abonnement": true for a recurring service. */
    recurring: z.boolean(),
    label: z.string().max(200),
    state: z.enum(SERVICE_ORDER_STATES),
    /** What became of a withdrawal; null where nobody withdrew. */
    withdrawalState: z.enum(ORDER_WITHDRAWAL_STATES).nullable(),
  })
  .meta({ id: 'ServiceTaken' })

export const membershipDetail = membership
  .extend({
    holder: z.object({ firstName: z.string().max(100), lastName: z.string().max(100) }),
    services: z.array(serviceTaken).max(100),
    paymentId: uuid.nullable(),
    /** What has gone back of what was paid for it. */
    refundedCents: cents,
    /** Why it was cancelled. */
    cancelReason: z.string().max(300).nullable(),
    /** Whether "Attestation d’adhésion" can be downloaded now. */
    certificateAvailable: z.boolean(),
  })
  .meta({ id: 'MembershipDetail' })

export const listMemberships = defineRoute({
  method: 'GET',
  path: '/memberships',
  operationId: 'listMemberships',
  tag,
  summary: 'My memberships, the latest first',
  access: { kind: 'person', scope: 'memberships:read', file: 'memberships.see' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    sort: z
      .enum(['-startsOn', 'startsOn', '-endsOn', 'endsOn', '-amountCents', 'amountCents'], 'invalid')
      .default('-startsOn'),
  }),
  responses: { 200: pageOf(membership).meta({ id: 'MembershipPage' }) },
  problems: [],
})

export const getMembership = defineRoute({
  method: 'GET',
  path: '/memberships/:id',
  operationId: 'getMembership',
  tag,
  summary: 'One membership with the services taken',
  access: { kind: 'person', scope: 'memberships:read', file: 'memberships.see' },
  params: idParams,
  responses: { 200: membershipDetail },
  problems: ['resource.not-found'],
})

/** A renewal asked for: waits for its payment, then becomes a membership. */
export const renewal = z
  .object({
    id: uuid,
    membershipId: uuid,
    state: z.enum(['awaiting-payment', 'processing', 'completed', 'cancelled', 'failed', 'expired']),
    /** `free`: a voucher paid it all. */
    method: z.enum([...PAYMENT_METHODS, 'free']),
    typeLabel: z.string().max(100),
    /** To be paid, once the voucher is taken off. */
    amountCents: cents,
    /** What a voucher takes off the price. */
    voucherCents: cents,
    /** Dates as they will be if the payment arrives today; as they are once completed. */
    startsOn: dayOut,
    endsOn: dayOut,
    rule: z.enum(['early', 'late', 'first']),
    /** Debited by automatic renewal: nothing to pay, nor to give up, here. */
    unattended: z.boolean(),
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
    /** The membership it became. */
    newMembershipId: uuid.nullable(),
    paymentId: uuid.nullable(),
    createdAt: instantOut,
  })
  .meta({ id: 'Renewal' })

export const getRenewalOffer = defineRoute({
  method: 'GET',
  path: '/memberships/:id/renewal-offer',
  operationId: 'getRenewalOffer',
  tag,
  summary: 'Types, amounts, dates and ways to pay if this membership is renewed today',
  access: { kind: 'person', scope: 'memberships:read', file: 'memberships.see' },
  params: idParams,
  responses: {
    200: z
      .object({
        today: dayOut,
        currentEndsOn: dayOut.nullable(),
        rule: z.enum(['early', 'late', 'first']),
        startsOn: dayOut,
        /** Last day with the current type, or the first one offered; each type has its own. */
        endsOn: dayOut,
        types: z
          .array(
            z.object({
              id: uuid,
              code: z.string().max(40),
              label: z.string().max(100),
              description: z.string().max(500),
              /** To be paid if this type is chosen today: by the months left where it is `pro-rata`. */
              amountCents: cents,
              kind: z.enum(MEMBERSHIP_KINDS),
              /** Last day if this type is chosen today. */
              endsOn: dayOut,
            }),
          )
          .max(MEMBERSHIP_TYPES_MOST),
        currentTypeId: uuid.nullable(),
        methods: z.array(paymentMethod).max(4),
        /** A renewal that still waits for its payment, to be paid or cancelled first. */
        pending: renewal.nullable(),
      })
      .meta({ id: 'RenewalOffer' }),
  },
  problems: ['resource.not-found', 'membership.not-latest', 'membership.already-extended'],
})

export const createRenewal = defineRoute({
  method: 'POST',
  path: '/memberships/:id/renewals',
  operationId: 'createRenewal',
  tag,
  summary: 'Renew a membership',
  description:
    'Opens a payment. By card or SEPA debit, send the payer to `checkoutUrl`; the membership is active as soon as the payment is confirmed. By transfer or cheque, the reference identifies the payment. A voucher (`voucherId`) pays a part of it, or all: then nothing is left to pay, and the membership is there at once. Send what the payer was told (`amountCents`, `startsOn` and `endsOn` of the offer, `voucherCents`): where one of them does not hold any more, nothing is opened, and `membership.offer-changed` names it.',
  access: { kind: 'person', scope: 'memberships:write', file: 'memberships.renew' },
  rateLimit: 'costly',
  idempotent: true,
  params: idParams,
  body: z.strictObject({
    automatic: z.boolean('invalid').default(false),
    typeId: uuid,
    method: paymentMethod,
    voucherId: uuid.nullable().optional(),
    ...toldTerms,
    /** What the voucher was told to take off the price. */
    voucherCents: toldCents,
  }),
  responses: { 201: renewal },
  problems: [
    'resource.not-found',
    'membership.not-latest',
    'membership.already-extended',
    'membership.renewal-pending',
    'membership.type-unavailable',
    'membership.offer-changed',
    'voucher.unavailable',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const getRenewal = defineRoute({
  method: 'GET',
  path: '/memberships/:id/renewals/:renewalId',
  operationId: 'getRenewal',
  tag,
  summary: 'One renewal and where its payment stands',
  access: { kind: 'person', scope: 'memberships:read', file: 'memberships.see' },
  params: renewalParams,
  responses: { 200: renewal },
  problems: ['resource.not-found'],
})

export const checkRenewal = defineRoute({
  method: 'POST',
  path: '/memberships/:id/renewals/:renewalId/check',
  operationId: 'checkRenewal',
  tag,
  summary: 'Ask the payment service now where the payment stands',
  access: { kind: 'person', scope: 'memberships:write', file: 'memberships.renew' },
  rateLimit: 'costly',
  params: renewalParams,
  responses: { 200: renewal },
  problems: ['resource.not-found', 'payment.provider-unavailable'],
})

export const cancelRenewal = defineRoute({
  method: 'DELETE',
  path: '/memberships/:id/renewals/:renewalId',
  operationId: 'cancelRenewal',
  tag,
  summary: 'Give up a renewal that is not paid',
  access: { kind: 'person', scope: 'memberships:write', file: 'memberships.renew' },
  params: renewalParams,
  responses: { 200: renewal },
  problems: ['resource.not-found', 'renewal.not-pending', 'payment.provider-unavailable'],
})

export const getMembershipCertificate = defineRoute({
  method: 'GET',
  path: '/memberships/:id/certificate',
  operationId: 'getMembershipCertificate',
  tag,
  summary: '"Attestation d’adhésion" as PDF, while the membership is active',
  access: { kind: 'person', scope: 'certificates:read', file: 'certificates.see' },
  rateLimit: 'costly',
  params: idParams,
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'membership.inactive', 'service.busy'],
})

export const getMembershipCard = defineRoute({
  method: 'GET',
  path: '/memberships/:id/card',
  operationId: 'getMembershipCard',
  tag,
  summary: '"Carte d’adhérent" as PDF in the size of a bank card, while the membership is active',
  access: { kind: 'person', scope: 'certificates:read', file: 'certificates.see' },
  rateLimit: 'costly',
  params: idParams,
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'membership.inactive', 'service.busy'],
})
