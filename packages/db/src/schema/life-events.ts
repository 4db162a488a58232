import type { LifeEventDetails, LifeEventKind, LifeEventState } from '@guichet/domain/life-events'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What happened in the life of a member or of the business, told by the member or recorded by staff. */
export const lifeEvents = pgTable(
  'life_events',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    kind: text('kind').$type<LifeEventKind>().notNull(),
    state: text('state').$type<LifeEventState>().notNull(),
    happensOn: date('happens_on', { mode: 'string' }).notNull(),
    /** A resignation that does not wait for the end of the membership. */
    atOnce: boolean('at_once').notNull().default(false),
    details: jsonb('details').$type<LifeEventDetails>().notNull().default({}),
    /** Why, in the words of whoever told it. */
    comment: text('comment'),
    /** Recorded by staff. */
    byStaff: boolean('by_staff').notNull(),
    createdById: uuid('created_by_id')
      .notNull()
      .references(() => persons.id),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
    /** What staff answered, or why it was undone. */
    answer: text('answer'),
  },
  (t) => [
    // One of a kind waits; an end of activity, or a death, stands until it is taken back.
    uniqueIndex('life_events_open_key')
      .on(t.personId, t.kind)
      .where(
        sql`${t.state} in ('planned', 'requested') or (${t.kind} in ('cessation', 'death') and ${t.state} = 'done')`,
      ),
    index('life_events_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('life_events_state_idx').on(t.state, t.createdAt.desc().nullsFirst(), t.id),
    index('life_events_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('life_events_created_by_idx').on(t.createdById),
    check(
      'life_events_kind_check',
      sql`${t.kind} in ('move', 'new-siret', 'cessation', 'resignation', 'withdrawal', 'death')`,
    ),
    check(
      'life_events_state_check',
      sql`${t.state} in ('planned', 'requested', 'done', 'declined', 'withdrawn')`,
    ),
  ],
)
