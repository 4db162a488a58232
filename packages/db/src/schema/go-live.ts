import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { persons } from './persons.ts'

/** What somebody said of an item of the list before going live; `whole` puts the list itself aside. */
export const goLiveMarks = pgTable(
  'go_live_marks',
  {
    item: text('item').primaryKey(),
    mark: text('mark').notNull(),
    markedBy: uuid('marked_by').references(() => persons.id),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [
    index('go_live_marks_marked_by_idx').on(t.markedBy),
    check('go_live_marks_mark_check', sql`${t.mark} in ('confirmed', 'set-aside')`),
  ],
)

/** The latest test of each service that the portal speaks to; those before it stand in the audit log. */
export const serviceTests = pgTable(
  'service_tests',
  {
    service: text('service').primaryKey(),
    ok: boolean('ok').notNull(),
    /** What the other side said, or what kept it from saying anything. */
    said: text('said'),
    testedBy: uuid('tested_by').references(() => persons.id),
    testedAt: instant('tested_at').notNull(),
  },
  (t) => [index('service_tests_tested_by_idx').on(t.testedBy)],
)
