import type { ErasureState } from '@guichet/domain/erasure'
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'
import { auditEntries } from './platform.ts'

/** A person asks to be erased (RGPD art. 17). One at a time may wait (partial unique index). */
export const erasureRequests = pgTable(
  'erasure_requests',
  {
    id: id(),
    /** By which the person is called afterwards. */
    number: integer('number').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    state: text('state').$type<ErasureState>().notNull(),
    /** Why, in the words of the person; goes with the erasure. */
    comment: text('comment'),
    /** The first day on which it may be carried out, and the last for an answer. */
    eraseOn: date('erase_on', { mode: 'string' }).notNull(),
    answerBy: date('answer_by', { mode: 'string' }).notNull(),
    decidedById: uuid('decided_by_id').references(() => persons.id),
    /** What staff answered; why, when it was refused. */
    answer: text('answer'),
    decidedAt: instant('decided_at'),
    endedAt: instant('ended_at'),
    /** Until when the amounts are kept; null where there are none. */
    keptUntil: date('kept_until', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('erasure_requests_number_key').on(t.number),
    uniqueIndex('erasure_requests_open_key').on(t.personId).where(sql`${t.state} in ('asked', 'approved')`),
    index('erasure_requests_person_idx').on(t.personId, t.createdAt),
    index('erasure_requests_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('erasure_requests_state_idx').on(t.state, t.createdAt.desc().nullsFirst(), t.id),
    index('erasure_requests_decided_by_idx').on(t.decidedById),
    check(
      'erasure_requests_state_check',
      sql`${t.state} in ('asked', 'approved', 'refused', 'withdrawn', 'erased')`,
    ),
  ],
)

/** Entries of the audit whose personal values were masked, by what, and the hash of what stands there since. Append-only. */
export const auditMaskings = pgTable(
  'audit_maskings',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => auditEntries.id),
    maskId: uuid('mask_id').notNull(),
    hash: bytes('hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.maskId] }), index('audit_maskings_mask_idx').on(t.maskId)],
)
