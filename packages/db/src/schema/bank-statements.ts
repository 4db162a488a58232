import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { payments } from './billing.ts'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** A bank statement that staff brought. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: id(),
    fileName: text('file_name').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** Credits that were new, and those that were known. */
    newCount: integer('new_count').notNull(),
    knownCount: integer('known_count').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('bank_statements_person_idx').on(t.personId),
    index('bank_statements_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
  ],
)

/** Money that arrived, once however many statements tell of it; it pays one transfer at most. */
export const bankLines = pgTable(
  'bank_lines',
  {
    id: id(),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => bankStatements.id),
    fingerprint: text('fingerprint').notNull().unique(),
    bookedOn: date('booked_on', { mode: 'string' }).notNull(),
    amountCents: integer('amount_cents').notNull(),
    name: text('name').notNull(),
    label: text('label').notNull(),
    /** What the bank calls it; empty where it does not tell. */
    reference: text('reference').notNull().default(''),
    state: text('state').$type<'open' | 'used' | 'set-aside'>().notNull(),
    paymentId: uuid('payment_id').references(() => payments.id),
    decidedBy: uuid('decided_by').references(() => persons.id),
    decidedAt: instant('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('bank_lines_day_idx').on(t.bookedOn, t.amountCents),
    index('bank_lines_statement_idx').on(t.statementId),
    index('bank_lines_state_idx').on(t.state, t.bookedOn.desc().nullsFirst(), t.id),
    uniqueIndex('bank_lines_payment_key').on(t.paymentId),
    index('bank_lines_decided_by_idx').on(t.decidedBy),
    check('bank_lines_amount_check', sql`${t.amountCents} > 0`),
    check('bank_lines_state_check', sql`${t.state} in ('open', 'used', 'set-aside')`),
    check('bank_lines_used_check', sql`(${t.state} = 'used') = (${t.paymentId} is not null)`),
  ],
)
