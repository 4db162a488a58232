import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'

/** What was done, by whom. Never updated nor deleted: a trigger refuses it. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull(),
    action: text('action').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id'),
    requestId: text('request_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    /** In whose file it was done, when it was not the actor's own, and under which delegation or assistance. */
    ownerId: uuid('owner_id'),
    accessId: uuid('access_id'),
  },
  (t) => [
    index('audit_entries_owner_idx')
      .on(t.ownerId, t.at.desc().nullsFirst(), t.id)
      .where(sql`${t.ownerId} is not null`),
    index('audit_entries_at_idx').on(t.at, t.id),
    index('audit_entries_subject_idx').on(t.subjectKind, t.subjectId),
    index('audit_entries_actor_idx').on(t.actorId),
  ],
)

/**
 * Hash chain over the audit entries, written in batches by a job. `hash` covers the hash before it, `content` and all of the entry that an
 * erasure does not mask.
 */
export const auditChain = pgTable(
  'audit_chain',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => auditEntries.id),
    hash: bytes('hash').notNull(),
    /** Hash of the entry as it was sealed; null in links from before, whose `hash` covers the entry as a whole. */
    content: bytes('content'),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [uniqueIndex('audit_chain_entry_key').on(t.entryId)],
)

/** Effects that wait to be handed to the job queue; written in the transaction of the verb. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    topic: text('topic').notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_created_idx').on(t.createdAt, t.id)],
)

/** Answers kept for `Idempotency-Key`. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actorId: uuid('actor_id').notNull(),
    key: text('key').notNull(),
    operationId: text('operation_id').notNull(),
    requestHash: bytes('request_hash').notNull(),
    status: integer('status'),
    response: jsonb('response'),
    createdAt: createdAt(),
    lockedUntil: instant('locked_until').notNull(),
  },
  (t) => [
    uniqueIndex('idempotency_keys_key').on(t.actorId, t.key),
    index('idempotency_keys_created_idx').on(t.createdAt),
  ],
)

/** Gap-free numbers: taken inside the transaction that uses them. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
})

/** Budgets of the calls that must hold over all API processes (columns as rate-limiter-flexible names them). */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})

/** A keyed hash of each secret that the rows were written with, so that a start with others is noticed. */
export const secretMarks = pgTable('secret_marks', {
  name: text('name').primaryKey(),
  mark: bytes('mark').notNull(),
  createdAt: createdAt(),
})
