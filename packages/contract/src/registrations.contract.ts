import { ACCOUNT_STATES } from '@guichet/domain/account-state'
import { z } from 'zod'
import { ACCOUNT_TYPES, identityIn, loginText } from './account-fields.ts'
import { PROCEDURES_MOST, TARIFFS_MOST } from './catalogue.contract.ts'
import { cents, uuid } from './fields.ts'
import { procedureChoicesIn } from './options.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Registration'

export const getRegistrationOffer = defineRoute({
  method: 'GET',
  path: '/registrations/offer',
  operationId: 'getRegistrationOffer',
  tag,
  summary: 'What a new primary account may choose from, what it costs, and the terms to accept',
  access: { kind: 'public' },
  responses: {
    200: z
      .object({
        mailDomain: z.string().max(253),
        /** Rights profiles, each with the procedures that it reaches. */
        profiles: z
          .array(
            z.object({
              code: z.string().max(40),
              label: z.string().max(100),
              procedureCodes: z.array(z.string().max(40)).max(PROCEDURES_MOST),
            }),
          )
          .max(50),
        /** Net prices for a month, today: of the subscription, and of procedures that have one (`procedure:<code>`). */
        tariffs: z
          .array(
            z.object({
              item: z.string().max(60),
              label: z.string().max(200),
              netCents: cents,
              vatRateBps: z.int(),
            }),
          )
          .max(TARIFFS_MOST),
        /** `automatic`: a link to open it at once; `staff`: a request that the organisation looks at. */
        approval: z.enum(['automatic', 'staff']),
        terms: z.object({
          version: z.string().max(20),
          paragraphs: z.array(z.string().max(1000)).max(50),
        }),
      })
      .meta({ id: 'RegistrationOffer' }),
  },
  problems: [],
})

export const checkLogin = defineRoute({
  method: 'GET',
  path: '/registrations/login',
  operationId: 'checkLogin',
  tag,
  summary: 'Whether a login can be had by a new primary account',
  description: 'Tells nothing about who has it.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  query: z.strictObject({ login: z.string().max(64) }),
  responses: {
    200: z
      .object({ availability: z.enum(['free', 'taken', 'invalid', 'reserved']) })
      .meta({ id: 'LoginAvailability' }),
  },
  problems: [],
})

export const registerAccount = defineRoute({
  method: 'POST',
  path: '/registrations',
  operationId: 'registerAccount',
  tag,
  summary: 'Ask for a primary account (A24)',
  description:
    'The responsible person receives a message at once, and a link to open the account once the request is accepted. Somebody who is signed in has the account on his own person, and needs no link. The answer tells nothing about who else has an account.',
  access: { kind: 'public' },
  rateLimit: 'registration',
  idempotent: true,
  body: z.strictObject({
    login: loginText,
    profileCode: z.string('required').max(40, 'text.too-long').min(1, 'required'),
    accountType: z.enum(ACCOUNT_TYPES, 'invalid').default('company'),
    procedures: procedureChoicesIn.default([]),
    /** Version of the terms that were read and accepted. */
    termsVersion: z.string('terms.required').max(20, 'text.too-long').min(1, 'terms.required'),
    ...identityIn,
  }),
  responses: {
    202: z
      .object({
        fileNumber: z.int(),
        login: z.string().max(64),
        state: z.enum(ACCOUNT_STATES),
        /** The account, for somebody who was signed in. */
        accountId: uuid.nullable(),
      })
      .meta({ id: 'Registration' }),
  },
  problems: [
    'account.login-taken',
    'account.procedure-unavailable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})
