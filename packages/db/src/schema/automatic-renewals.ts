import type { StopReason } from '@guichet/domain/automatic-renewal'
import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { memberships, membershipTypes, renewals } from './memberships.ts'
import { persons } from './persons.ts'

/** A member has the membership renewed by a debit. One at a time is being set up or runs (partial unique index). */
export const automaticRenewals = pgTable(
  'automatic_renewals',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    state: text('state').$type<'setting-up' | 'on' | 'stopped'>().notNull(),
    method: text('method').$type<'card' | 'sepa-debit'>().notNull(),
    /** Checkout in which the means of payment is kept. */
    setupId: text('setup_id'),
    setupUrl: text('setup_url'),
    /** The payment service’s name of what is debited, and its last signs. */
    methodId: text('method_id'),
    methodLabel: text('method_label'),
    agreedOn: date('agreed_on', { mode: 'string' }).notNull(),
    stoppedOn: date('stopped_on', { mode: 'string' }),
    stopReason: text('stop_reason').$type<StopReason>(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('automatic_renewals_live_key').on(t.personId).where(sql`${t.state} <> 'stopped'`),
    uniqueIndex('automatic_renewals_setup_key').on(t.setupId),
    index('automatic_renewals_person_idx').on(t.personId, t.createdAt.desc().nullsFirst()),
    check('automatic_renewals_state_check', sql`${t.state} in ('setting-up', 'on', 'stopped')`),
    check('automatic_renewals_method_check', sql`${t.method} in ('card', 'sepa-debit')`),
    check('automatic_renewals_kept_check', sql`${t.state} <> 'on' or ${t.methodId} is not null`),
  ],
)

/** What was said and done about the renewal of one membership: each is debited once. */
export const renewalPlans = pgTable(
  'renewal_plans',
  {
    id: id(),
    automaticId: uuid('automatic_id')
      .notNull()
      .references(() => automaticRenewals.id),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id),
    typeId: uuid('type_id')
      .notNull()
      .references(() => membershipTypes.id),
    /** As it was told: what is debited. */
    amountCents: integer('amount_cents').notNull(),
    noticedOn: date('noticed_on', { mode: 'string' }),
    announcedOn: date('announced_on', { mode: 'string' }),
    debitOn: date('debit_on', { mode: 'string' }).notNull(),
    tries: integer('tries').notNull().default(0),
    /** The renewal that the last debit pays. */
    renewalId: uuid('renewal_id').references(() => renewals.id),
    state: text('state').$type<'waiting' | 'debiting' | 'done' | 'stopped'>().notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('renewal_plans_membership_key').on(t.automaticId, t.membershipId),
    uniqueIndex('renewal_plans_debiting_key').on(t.membershipId).where(sql`${t.state} = 'debiting'`),
    index('renewal_plans_membership_idx').on(t.membershipId),
    index('renewal_plans_type_idx').on(t.typeId),
    uniqueIndex('renewal_plans_renewal_key').on(t.renewalId),
    check('renewal_plans_state_check', sql`${t.state} in ('waiting', 'debiting', 'done', 'stopped')`),
    check('renewal_plans_amount_check', sql`${t.amountCents} > 0`),
  ],
)
