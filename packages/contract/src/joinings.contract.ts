import { COMPANY_HOLDERS } from '@guichet/domain/company-facts'
import { JOINING_STATES } from '@guichet/domain/joining'
import { z } from 'zod'
import { siret } from './account-fields.ts'
import { registeredCompany } from './company.contract.ts'
import {
  cents,
  dayOut,
  email,
  instantOut,
  line,
  optionalApe,
  optionalLine,
  optionalNir,
  optionalPhone,
  optionalPostcode,
  optionalSiret,
  uuid,
} from './fields.ts'
import { MEMBERSHIP_TYPES_MOST, PARTNERS_MOST } from './membership-types.contract.ts'
import { paymentMethod, toldTerms } from './memberships.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Joining'

export const getJoiningOffer = defineRoute({
  method: 'GET',
  path: '/joinings/offer',
  operationId: 'getJoiningOffer',
  tag,
  summary: 'Types, amounts, dates and ways to pay if one joins today, and the terms to accept',
  access: { kind: 'public' },
  /** Types and prices of who names this partner. */
  query: z.strictObject({ partnerId: uuid.optional() }),
  responses: {
    200: z
      .object({
        today: dayOut,
        types: z
          .array(
            z.object({
              id: uuid,
              code: z.string().max(40),
              label: z.string().max(100),
              description: z.string().max(500),
              amountCents: cents,
              /** First and last day if the payment is made today. */
              startsOn: dayOut,
              endsOn: dayOut,
            }),
          )
          .max(MEMBERSHIP_TYPES_MOST),
        partners: z.array(z.object({ id: uuid, name: z.string().max(200) })).max(PARTNERS_MOST),
        methods: z.array(paymentMethod).max(4),
        terms: z.object({
          version: z.string().max(20),
          paragraphs: z.array(z.string().max(1000)).max(50),
        }),
      })
      .meta({ id: 'JoiningOffer' }),
  },
  problems: [],
})

const saidName = z.string().trim().max(100, 'text.too-long').optional()

export const findCompany = defineRoute({
  method: 'GET',
  path: '/joinings/company',
  operationId: 'findCompany',
  tag,
  summary: 'What the public register tells of an establishment',
  description:
    'Never stands in the way: `unknown` for what the register does not know (a new company may take four weeks), `unavailable` when it does not answer.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  /** With both names it is told whose company it is, as far as the register says. */
  query: z.strictObject({ siret, firstName: saidName, lastName: saidName }),
  responses: {
    200: z
      .object({
        outcome: z.enum(['found', 'unknown', 'unavailable']),
        company: registeredCompany.nullable(),
        /** Whether the register names this person, others alone or nobody; null without an answer, or without names. */
        holder: z.enum(COMPANY_HOLDERS).nullable(),
      })
      .meta({ id: 'RegisterAnswer' }),
  },
  problems: [],
})

const secret = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})

/** A text as it was typed so far. */
const typed = (max: number) => z.string().max(max, 'text.too-long').default('')
const typedAddress = z.strictObject({
  street: typed(200),
  complement: typed(200),
  postcode: typed(12),
  city: typed(100),
})
const noAddress = { street: '', complement: '', postcode: '', city: '' }

/** What was typed so far, checked when it is sent. The social security number is not kept before. */
const draftIn = z.strictObject({
  firstName: typed(100),
  lastName: typed(100),
  email: typed(254),
  phone: typed(40),
  siret: typed(30),
  ape: typed(10),
  activity: typed(200),
  personalAddress: typedAddress.default(noAddress),
  businessAddress: typedAddress.default(noAddress),
  typeId: typed(40),
  partnerId: typed(40),
  referralCode: typed(40),
})

const addressIn = z.strictObject({
  street: line(200),
  complement: optionalLine(200).default(null),
  postcode: optionalPostcode.refine((value) => Boolean(value), 'required'),
  city: line(100),
})
const businessAddressIn = z.strictObject({
  street: optionalLine(200),
  complement: optionalLine(200),
  postcode: optionalPostcode,
  city: optionalLine(100),
})

const typedAddressOut = z.object({
  street: z.string().max(200),
  complement: z.string().max(200),
  postcode: z.string().max(12),
  city: z.string().max(100),
})

/** A joining as whoever holds one of its secrets sees it. */
const joining = z
  .object({
    /** No further than `submitted` for who has not proven the address. */
    state: z.enum(JOINING_STATES),
    /** The secret came by mail (or the person is signed in): it shows what is ordered, and pays. */
    proven: z.boolean(),
    /**
     * Whether the register, asked when this was sent, names this person for the SIRET, others alone or nobody; null without an answer.
     * Nothing is refused by it: staff look at the company of who joined.
     */
    companyHolder: z.enum(COMPANY_HOLDERS).nullable(),
    /** Forgotten after this instant unless it is paid. */
    expiresAt: instantOut,
    /** What was typed; null once it is paid. */
    draft: z
      .object({
        firstName: z.string().max(100),
        lastName: z.string().max(100),
        email: z.string().max(254),
        phone: z.string().max(40),
        siret: z.string().max(30),
        ape: z.string().max(10),
        activity: z.string().max(200),
        personalAddress: typedAddressOut,
        businessAddress: typedAddressOut,
        typeId: z.string().max(40),
        partnerId: z.string().max(40),
        referralCode: z.string().max(40),
        /** Masked: only the last five digits are shown. */
        nirMasked: z.string().max(30).nullable(),
      })
      .nullable(),
    /** What is bought, and how it is paid; null until the address is proven. */
    order: z
      .object({
        email: z.string().max(254),
        typeLabel: z.string().max(100),
        partnerName: z.string().max(200).nullable(),
        amountCents: cents,
        /** As they will be if the payment arrives today; as they are once it is paid. */
        startsOn: dayOut,
        endsOn: dayOut,
        methods: z.array(paymentMethod).max(4),
        /** The payment opened last. */
        payment: z
          .object({
            method: paymentMethod,
            state: z.enum(['pending', 'processing', 'paid', 'failed', 'cancelled', 'expired', 'refunded']),
            /** Where to pay by card or SEPA; null when there is nothing to pay there (any more). */
            checkoutUrl: z.string().max(1000).nullable(),
            /** Reference to write on the transfer or the cheque. */
            reference: z.string().max(40),
            transferTo: z
              .object({
                holder: z.string().max(200),
                iban: z.string().max(42),
                bic: z.string().max(11),
                bank: z.string().max(100),
              })
              .nullable(),
            chequeTo: z
              .object({
                payableTo: z.string().max(200),
                addressLines: z.array(z.string().max(200)).max(8),
              })
              .nullable(),
          })
          .nullable(),
        /** A password is still to be chosen by the link sent; false for who signs in already. */
        activationAwaited: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Joining' })

export const startJoining = defineRoute({
  method: 'POST',
  path: '/joinings',
  operationId: 'startJoining',
  tag,
  summary: 'Begin to join (M15); what was typed so far is kept',
  description:
    'The secret of the answer reaches the draft for thirty days, to be left and resumed. Who is signed in joins on his own person.',
  access: { kind: 'public' },
  rateLimit: 'registration',
  body: draftIn,
  responses: {
    201: z.object({ token: z.string().max(100), joining }).meta({ id: 'StartedJoining' }),
  },
  problems: ['membership.type-unavailable', 'joining.known'],
})

export const getJoining = defineRoute({
  method: 'GET',
  path: '/joinings/:token',
  operationId: 'getJoining',
  tag,
  summary: 'A joining, by its secret or by the link that was sent for it',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: secret,
  responses: { 200: joining },
  problems: ['resource.not-found'],
})

export const saveJoining = defineRoute({
  method: 'PUT',
  path: '/joinings/:token',
  operationId: 'saveJoining',
  tag,
  summary: 'Keep what was typed so far',
  description: 'One that was sent already is a draft again: links sent for it are void.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: secret,
  body: draftIn,
  responses: { 200: joining },
  problems: ['resource.not-found', 'joining.closed'],
})

export const submitJoining = defineRoute({
  method: 'POST',
  path: '/joinings/:token/submission',
  operationId: 'submitJoining',
  tag,
  summary: 'Send a joining, whole: a link goes to the address, from which it is paid',
  description:
    'The answer is the same whether or not somebody has a file with this address or social security number: only a mail to its owner tells.',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  body: z.strictObject({
    firstName: line(100),
    lastName: line(100),
    email,
    phone: optionalPhone.default(null),
    nir: optionalNir.default(null),
    siret: optionalSiret.default(null),
    ape: optionalApe.default(null),
    activity: optionalLine(200).default(null),
    personalAddress: addressIn,
    businessAddress: businessAddressIn,
    typeId: uuid,
    partnerId: uuid.nullable().default(null),
    referralCode: optionalLine(40).default(null),
    /** Version of the terms that were read and accepted. */
    termsVersion: z.string('terms.required').max(20, 'text.too-long').min(1, 'terms.required'),
  }),
  responses: { 202: joining },
  problems: ['resource.not-found', 'joining.closed', 'joining.known', 'membership.type-unavailable'],
})

export const sendJoiningLink = defineRoute({
  method: 'POST',
  path: '/joinings/:token/link',
  operationId: 'sendJoiningLink',
  tag,
  summary: 'Send the link of a joining again: to pay it, or to choose a password once it is paid',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  responses: { 202: joining },
  problems: ['resource.not-found', 'joining.closed'],
})

export const payJoining = defineRoute({
  method: 'POST',
  path: '/joinings/:token/payment',
  operationId: 'payJoining',
  tag,
  summary: 'Open the payment of a joining',
  description:
    'Needs the secret that came by mail, or the session of the person who joins. The membership is active as soon as the payment is confirmed. Send what the payer was told (`amountCents`, `startsOn` and `endsOn` of the order): where one of them does not hold any more, nothing is opened, and `membership.offer-changed` names it.',
  access: { kind: 'public' },
  rateLimit: 'costly',
  idempotent: true,
  params: secret,
  body: z.strictObject({ method: paymentMethod, ...toldTerms }),
  responses: { 201: joining },
  problems: [
    'resource.not-found',
    'joining.closed',
    'joining.known',
    'joining.payment-pending',
    'membership.type-unavailable',
    'membership.offer-changed',
    'payment.provider-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const checkJoining = defineRoute({
  method: 'POST',
  path: '/joinings/:token/check',
  operationId: 'checkJoining',
  tag,
  summary: 'Ask the payment service now where the payment of a joining stands',
  access: { kind: 'public' },
  rateLimit: 'costly',
  params: secret,
  responses: { 200: joining },
  problems: ['resource.not-found', 'payment.provider-unavailable'],
})

export const cancelJoiningPayment = defineRoute({
  method: 'DELETE',
  path: '/joinings/:token/payment',
  operationId: 'cancelJoiningPayment',
  tag,
  summary: 'Give up a payment that is not made, to pay in another way',
  access: { kind: 'public' },
  rateLimit: 'costly',
  params: secret,
  responses: { 200: joining },
  problems: ['resource.not-found', 'joining.closed', 'payment.provider-unavailable'],
})
