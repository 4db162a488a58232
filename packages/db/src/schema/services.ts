import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { memberships } from './memberships.ts'

/** "Prestations" taken on a membership. */
export const serviceOrders = pgTable(
  'service_orders',
  {
    id: id(),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id),
    number: integer('number').notNull(),
    orderedOn: date('ordered_on', { mode: 'string' }).notNull(),
    amountCents: integer('amount_cents').notNull(),
    recurring: boolean('recurring').notNull(),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    state: text('state').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('service_orders_number_key').on(t.number),
    index('service_orders_membership_idx').on(t.membershipId),
    check('service_orders_state_check', sql`${t.state} in ('active', 'done', 'cancelled')`),
  ],
)
