import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/**
 * Exports of everything (`whole`), and of what is held about one person (`own`). One of everything is waited for at a time, and one
 * of each person.
 */
export const wholeExports = pgTable(
  'whole_exports',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    kind: text('kind').$type<'whole' | 'own'>().notNull().default('whole'),
    withDocuments: boolean('with_documents').notNull(),
    state: text('state').notNull(),
    /** What is being written. */
    part: text('part'),
    rowsDone: integer('rows_done').notNull().default(0),
    rows: integer('rows').notNull().default(0),
    /** Whoever writes it, and the last sign of life by the database’s clock. */
    runId: uuid('run_id'),
    tries: integer('tries').notNull().default(0),
    heardAt: instant('heard_at').notNull(),
    /** The ZIP in the store, encrypted; gone once it was fetched or has expired. */
    fileKey: text('file_key'),
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
    expiresAt: instant('expires_at'),
    fetchedAt: instant('fetched_at'),
    fetchedBy: uuid('fetched_by').references(() => persons.id),
  },
  (t) => [
    uniqueIndex('whole_exports_open_key')
      .on(t.kind)
      .where(sql`${t.state} in ('waiting', 'writing') and ${t.kind} = 'whole'`),
    uniqueIndex('whole_exports_own_open_key')
      .on(t.personId)
      .where(sql`${t.state} in ('waiting', 'writing') and ${t.kind} = 'own'`),
    index('whole_exports_person_idx').on(t.personId, t.createdAt),
    index('whole_exports_fetched_by_idx').on(t.fetchedBy),
    index('whole_exports_created_idx').on(t.createdAt, t.id),
    check('whole_exports_kind_check', sql`${t.kind} in ('whole', 'own')`),
    check(
      'whole_exports_state_check',
      sql`${t.state} in ('waiting', 'writing', 'done', 'fetched', 'expired', 'failed')`,
    ),
    check(
      'whole_exports_file_check',
      sql`${t.state} <> 'done' or (${t.fileKey} is not null and ${t.sha256} is not null and ${t.size} is not null and ${t.expiresAt} is not null)`,
    ),
  ],
)
