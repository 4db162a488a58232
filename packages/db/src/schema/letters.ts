import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

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
    check('letters_posted_check', sql`${t.postedOn} is null or ${t.printedAt} is not null`),
  ],
)
