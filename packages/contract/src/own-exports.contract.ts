import { z } from 'zod'
import { ownerProblems, proof } from './factors.contract.ts'
import { instantOut, uuid } from './fields.ts'
import { defineRoute } from './route.ts'
import { WHOLE_EXPORT_STATES } from './whole-exports.contract.ts'

const tag = 'My information'
/** How long an export of one’s own data can be fetched. */
export const OWN_EXPORT_HOURS = 72
/** How many may be asked for within so many days. */
export const OWN_EXPORTS_MOST = 3
export const OWN_EXPORT_DAYS = 7

/** What is held about oneself, as one ZIP. */
export const ownExport = z
  .object({
    id: uuid,
    /** `done`: to be fetched, once. `fetched` and `expired`: the file is gone. */
    state: z.enum(WHOLE_EXPORT_STATES),
    askedAt: instantOut,
    /** Bytes of the ZIP. */
    size: z.int().min(0).nullable(),
    /** Until when it can be fetched. */
    expiresAt: instantOut.nullable(),
    fetchedAt: instantOut.nullable(),
  })
  .meta({ id: 'OwnExport' })

export const listOwnExports = defineRoute({
  method: 'GET',
  path: '/me/exports',
  operationId: 'listOwnExports',
  tag,
  summary: 'Exports of what is held about oneself, the latest first',
  access: { kind: 'person' },
  responses: {
    200: z
      .object({ items: z.array(ownExport).max(20), left: z.int().min(0).max(OWN_EXPORTS_MOST) })
      .meta({ id: 'OwnExports' }),
  },
  problems: [],
})

export const askOwnExport = defineRoute({
  method: 'POST',
  path: '/me/exports',
  operationId: 'askOwnExport',
  tag,
  summary: 'Ask for an export of what is held about oneself (U04)',
  description:
    'One ZIP: file, memberships, payments, services, vouchers, accounts held, accesses, sign-ins, consents and messages as JSON, receipts and certificates as PDF, and documents. It is written in the background, one at a time and three within seven days, kept encrypted for 72 hours, told by mail and fetched once. Asks for the password, unless it was given within the last five minutes.',
  access: { kind: 'person' },
  idempotent: true,
  rateLimit: 'costly',
  body: z.strictObject(proof),
  responses: { 202: ownExport },
  problems: [
    ...(['whole-export.running', 'own-export.too-many'] as const),
    ...ownerProblems,
    ...(['idempotency.key-reused', 'idempotency.in-progress'] as const),
  ],
})

export const fetchOwnExport = defineRoute({
  method: 'POST',
  path: '/me/exports/:id/content',
  operationId: 'fetchOwnExport',
  tag,
  summary: 'Fetch an export of what is held about oneself, once',
  description:
    'Asks for the password as asking for it does. Once it has begun to leave, it cannot be fetched again.',
  access: { kind: 'person' },
  rateLimit: 'costly',
  params: z.strictObject({ id: uuid }),
  body: z.strictObject(proof),
  produces: 'application/zip',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'whole-export.not-there', ...ownerProblems],
})
