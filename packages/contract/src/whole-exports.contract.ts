import { z } from 'zod'
import { ownerProblems, proof } from './factors.contract.ts'
import { instantOut, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Operations'
const idParams = z.strictObject({ id: uuid })
const idempotency = ['idempotency.key-reused', 'idempotency.in-progress'] as const
/** How long a whole export can be fetched. */
export const WHOLE_EXPORT_HOURS = 24

export const WHOLE_EXPORT_STATES = ['waiting', 'writing', 'done', 'fetched', 'expired', 'failed'] as const

/** Everything that the portal holds, as one ZIP. */
export const wholeExport = z
  .object({
    id: uuid,
    /** `done`: to be fetched, once. `fetched` and `expired`: the file is gone. */
    state: z.enum(WHOLE_EXPORT_STATES),
    withDocuments: z.boolean(),
    askedBy: z.string().max(250),
    askedAt: instantOut,
    /** What is being written. */
    part: z.string().max(60).nullable(),
    rowsDone: z.int().min(0),
    rows: z.int().min(0),
    /** Bytes of the ZIP. */
    size: z.int().min(0).nullable(),
    endedAt: instantOut.nullable(),
    /** Until when it can be fetched. */
    expiresAt: instantOut.nullable(),
    fetchedAt: instantOut.nullable(),
    fetchedBy: z.string().max(250).nullable(),
  })
  .meta({ id: 'WholeExport' })

export const listWholeExports = defineRoute({
  method: 'GET',
  path: '/admin/whole-exports',
  operationId: 'listWholeExports',
  tag,
  summary: 'Exports of everything, the latest first',
  access: { kind: 'staff', permission: 'data.export' },
  responses: { 200: z.object({ items: z.array(wholeExport).max(20) }).meta({ id: 'WholeExports' }) },
  problems: [],
})

export const getWholeExport = defineRoute({
  method: 'GET',
  path: '/admin/whole-exports/:id',
  operationId: 'getWholeExport',
  tag,
  summary: 'How far an export of everything has come',
  access: { kind: 'staff', permission: 'data.export' },
  params: idParams,
  responses: { 200: wholeExport },
  problems: ['resource.not-found'],
})

export const askWholeExport = defineRoute({
  method: 'POST',
  path: '/admin/whole-exports',
  operationId: 'askWholeExport',
  tag,
  summary: 'Ask for an export of everything (X07)',
  description:
    'One ZIP with a table of each kind (members, memberships, payments, accounts and so on), the settings, and the files of documents where they are wanted. It is written in the background, one at a time, kept encrypted for 24 hours and fetched once. Asks for the password, unless it was given within the last five minutes. The other administrators are told by mail.',
  access: { kind: 'staff', permission: 'data.export' },
  idempotent: true,
  rateLimit: 'costly',
  body: z.strictObject({ withDocuments: z.boolean(), ...proof }),
  responses: { 202: wholeExport },
  problems: ['whole-export.running', ...ownerProblems, ...idempotency],
})

export const fetchWholeExport = defineRoute({
  method: 'POST',
  path: '/admin/whole-exports/:id/content',
  operationId: 'fetchWholeExport',
  tag,
  summary: 'Fetch an export of everything, once',
  description:
    'Asks for the password as asking for it does. Once it has begun to leave, it cannot be fetched again.',
  access: { kind: 'staff', permission: 'data.export' },
  rateLimit: 'costly',
  params: idParams,
  body: z.strictObject(proof),
  produces: 'application/zip',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'whole-export.not-there', ...ownerProblems],
})
