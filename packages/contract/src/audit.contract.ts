import { z } from 'zod'
import { day, instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Audit'
const access = { kind: 'staff', permission: 'audit.read' } as const

const auditFilters = {
  /** The beginning of an action: `membership` finds `membership.renewed`. */
  action: z.string().max(80, 'text.too-long').optional(),
  /** Words in who acted, in the action, in what it was done to, and in what was before and after. */
  q: searchText,
  from: day.optional(),
  to: day.optional(),
  /** The person who acted. */
  actorId: uuid.optional(),
  /** What it was done to. */
  subjectId: z.string().max(64, 'text.too-long').optional(),
}

const auditEntry = z
  .object({
    id: uuid,
    at: instantOut,
    action: z.string().max(80),
    actorKind: z.string().max(20),
    actorId: uuid.nullable(),
    actorName: z.string().max(250).nullable(),
    subjectKind: z.string().max(40),
    subjectId: z.string().max(64).nullable(),
    sealed: z.boolean(),
  })
  .meta({ id: 'AuditEntry' })

/** One fact of an entry: its name, and what it was before and after, as JSON text. */
const auditFact = z
  .object({
    name: z.string().max(200),
    before: z.string().max(4000).nullable(),
    after: z.string().max(4000).nullable(),
  })
  .meta({ id: 'AuditFact' })

export const listAuditEntries = defineRoute({
  method: 'GET',
  path: '/admin/audit-entries',
  operationId: 'listAuditEntries',
  tag,
  summary: 'Who did what and when, the latest first (B08)',
  access,
  query: z.strictObject({ ...pageQuery, ...auditFilters }),
  responses: { 200: pageOf(auditEntry).meta({ id: 'AuditPage' }) },
  problems: [],
})

export const getAuditEntry = defineRoute({
  method: 'GET',
  path: '/admin/audit-entries/:id',
  operationId: 'getAuditEntry',
  tag,
  summary: 'One entry with what was before and after, and its place in the sealed chain (B08)',
  access,
  params: z.strictObject({ id: uuid }),
  responses: {
    200: z
      .object({
        entry: auditEntry,
        facts: z.array(auditFact).max(200),
        /** In whose file it was done, when it was not the actor’s own; by a delegation, or as staff (assistance). */
        file: z
          .object({
            personId: uuid,
            personName: z.string().max(250).nullable(),
            by: z.enum(['delegation', 'assistance']),
          })
          .nullable(),
        /** The request in which it was done, as the logs name it. */
        requestId: z.string().max(64).nullable(),
        /** Null until it is sealed. */
        seal: z.object({ seq: z.int(), hash: z.string().max(64), sealedAt: instantOut }).nullable(),
      })
      .meta({ id: 'AuditDetails' }),
  },
  problems: ['resource.not-found'],
})

export const getAuditSeal = defineRoute({
  method: 'GET',
  path: '/admin/audit-seal',
  operationId: 'getAuditSeal',
  tag,
  summary: 'The head of the sealed chain, to be noted elsewhere (B08)',
  description:
    'Whoever keeps it can tell later whether anything before it was altered, even by somebody who rewrote the whole chain: `pnpm audit:verify <seq> <hash>`.',
  access,
  responses: {
    200: z
      .object({
        /** Null while nothing is sealed. */
        head: z.object({ seq: z.int(), hash: z.string().max(64), sealedAt: instantOut }).nullable(),
      })
      .meta({ id: 'AuditSeal' }),
  },
  problems: [],
})

export const exportAuditCsv = defineRoute({
  method: 'GET',
  path: '/admin/audit-entries.csv',
  operationId: 'exportAuditCsv',
  tag,
  summary: 'The entries found, as CSV, streamed whole (B08)',
  access,
  rateLimit: 'costly',
  query: z.strictObject(auditFilters),
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

export const exportAuditLines = defineRoute({
  method: 'GET',
  path: '/admin/audit-lines',
  operationId: 'exportAuditLines',
  tag,
  summary: 'The entries found, one JSON object a line with its hash, streamed whole (B08)',
  access,
  rateLimit: 'costly',
  query: z.strictObject(auditFilters),
  produces: 'application/x-ndjson',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})
