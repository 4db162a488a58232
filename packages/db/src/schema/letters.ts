import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Letters printed together: one file, made in the background and kept for some weeks. */
export const letterPrints = pgTable(
  'letter_prints',
  {
    id: id(),
    /** Who asked for it. */
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    state: text('state').notNull(),
    /** How many were asked for, were made, and came to nothing. */
    letters: integer('letters').notNull().default(0),
    done: integer('done').notNull().default(0),
    leftOut: integer('left_out').notNull().default(0),
    /** Whoever makes it, and the last sign of life by the database’s clock. */
    runId: uuid('run_id'),
    tries: integer('tries').notNull().default(0),
    heardAt: instant('heard_at').notNull(),
    /** The file in the store, encrypted; gone once it has expired. */
    fileKey: text('file_key'),
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
    format: text('format').$type<'pdf' | 'zip'>(),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
    expiresAt: instant('expires_at'),
  },
  (t) => [
    index('letter_prints_person_idx').on(t.personId),
    index('letter_prints_created_idx').on(t.createdAt, t.id),
    check(
      'letter_prints_state_check',
      sql`${t.state} in ('waiting', 'writing', 'done', 'empty', 'failed', 'expired')`,
    ),
    check('letter_prints_format_check', sql`${t.format} in ('pdf', 'zip')`),
    check(
      'letter_prints_file_check',
      sql`${t.state} <> 'done' or (${t.fileKey} is not null and ${t.sha256} is not null and ${t.size} is not null
        and ${t.format} is not null and ${t.expiresAt} is not null)`,
    ),
  ],
)

/** What would have been mailed to a member without an e-mail address: printed, then posted. `dedupe_key` makes each one written once. */
export const letters = pgTable(
  'letters',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    template: text('template').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    locale: text('locale').notNull(),
    /** Values of the template. */
    data: jsonb('data').$type<Record<string, string | number | null>>().notNull(),
    /** The print that holds it, or in which it was printed last. */
    printId: uuid('print_id').references(() => letterPrints.id),
    printedAt: instant('printed_at'),
    postedOn: date('posted_on', { mode: 'string' }),
    /** Wanted no more before it was printed: the membership was renewed meanwhile. */
    droppedAt: instant('dropped_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('letters_dedupe_key').on(t.dedupeKey),
    index('letters_person_idx').on(t.personId),
    index('letters_created_idx').on(t.createdAt, t.id),
    index('letters_print_idx').on(t.printId).where(sql`${t.printId} is not null`),
    index('letters_waiting_idx')
      .on(t.createdAt, t.id)
      .where(sql`${t.printedAt} is null and ${t.droppedAt} is null`),
    check('letters_posted_check', sql`${t.postedOn} is null or ${t.printedAt} is not null`),
  ],
)
