import type { OrderWithdrawalState } from '@guichet/domain/service-withdrawal'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { memberships } from './memberships.ts'
import { persons } from './persons.ts'

/** The catalogue of "prestations". */
export const services = pgTable(
  'services',
  {
    id: id(),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    descriptionFr: text('description_fr').notNull(),
    descriptionEn: text('description_en').notNull(),
    /** How often it is paid for; null: once. */
    interval: text('interval'),
    /** Whom it is for. */
    audience: text('audience').notNull(),
    /** Codes of the membership types it is for, where the audience is `types`. */
    typeCodes: text('type_codes').array().notNull().default(sql`'{}'::text[]`),
    withdrawn: boolean('withdrawn').notNull().default(false),
    rank: integer('rank').notNull().default(0),
    /** Raised at each edit: the ETag. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('services_rank_idx').on(t.rank, t.id),
    check('services_interval_check', sql`${t.interval} in ('month', 'year')`),
    check('services_audience_check', sql`${t.audience} in ('all', 'active', 'types')`),
  ],
)

/** Prices without VAT, each from a day on. */
export const servicePrices = pgTable(
  'service_prices',
  {
    id: id(),
    serviceId: uuid('service_id')
      .notNull()
      .references(() => services.id),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    netCents: integer('net_cents').notNull(),
    vatRateBps: integer('vat_rate_bps').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('service_prices_start_key').on(t.serviceId, t.startsOn),
    check('service_prices_amount_check', sql`${t.netCents} > 0`),
    check('service_prices_vat_check', sql`${t.vatRateBps} between 0 and 10000`),
  ],
)

/** "Prestations" that members have ordered. */
export const serviceOrders = pgTable(
  'service_orders',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The membership that ran on that day, if any. */
    membershipId: uuid('membership_id').references(() => memberships.id),
    /** Null for what was ordered before there was a catalogue. */
    serviceId: uuid('service_id').references(() => services.id),
    number: integer('number').notNull(),
    orderedOn: date('ordered_on', { mode: 'string' }).notNull(),
    /** VAT included; of one period, where it recurs. */
    amountCents: integer('amount_cents').notNull(),
    vatRateBps: integer('vat_rate_bps').notNull().default(0),
    recurring: boolean('recurring').notNull(),
    interval: text('interval'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    state: text('state').notNull(),
    /** The first payment; null for what was taken over from an earlier system. */
    paymentId: uuid('payment_id'),
    /** The payment service's name of the subscription. */
    subscriptionId: text('subscription_id'),
    /** Last day that is paid for. */
    paidUntil: date('paid_until', { mode: 'string' }),
    /** When the payment service renews it: from then on it is asked. */
    renewsAt: instant('renews_at'),
    /** That its end was asked for, by whom and why. */
    endAskedAt: instant('end_asked_at'),
    endReason: text('end_reason'),
    endComment: text('end_comment'),
    /** To begin before the time to withdraw is over, at the express request of who ordered. */
    beginsAtOnce: boolean('begins_at_once').notNull().default(false),
    /** A withdrawal that was told: on which day, when it was written down, and what became of it. */
    withdrawalState: text('withdrawal_state').$type<OrderWithdrawalState>(),
    withdrawalToldOn: date('withdrawal_told_on', { mode: 'string' }),
    withdrawalAskedAt: instant('withdrawal_asked_at'),
    withdrawalComment: text('withdrawal_comment'),
    withdrawalAnswer: text('withdrawal_answer'),
    /** What is kept for what was supplied until then. */
    withdrawalKeptCents: integer('withdrawal_kept_cents'),
    withdrawalSettledAt: instant('withdrawal_settled_at'),
    fulfilledAt: instant('fulfilled_at'),
    fulfilmentNote: text('fulfilment_note'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('service_orders_number_key').on(t.number),
    uniqueIndex('service_orders_payment_key').on(t.paymentId),
    uniqueIndex('service_orders_subscription_key').on(t.subscriptionId),
    // One order of a service waits for its payment, and one subscription to it runs.
    uniqueIndex('service_orders_open_key')
      .on(t.personId, t.serviceId)
      .where(sql`${t.state} in ('pending', 'processing', 'active', 'past-due', 'ending')
        and (${t.recurring} or ${t.state} in ('pending', 'processing'))`),
    index('service_orders_membership_idx').on(t.membershipId),
    index('service_orders_service_idx').on(t.serviceId),
    index('service_orders_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('service_orders_state_idx').on(t.state, t.createdAt.desc().nullsFirst(), t.id),
    index('service_orders_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('service_orders_renews_idx')
      .on(t.renewsAt)
      .where(sql`${t.state} in ('active', 'past-due', 'ending')`),
    index('service_orders_withdrawal_idx')
      .on(t.createdAt.desc().nullsFirst(), t.id)
      .where(sql`${t.withdrawalState} = 'asked'`),
    check(
      'service_orders_withdrawal_check',
      sql`${t.withdrawalState} is null or (${t.withdrawalState} in ('asked', 'accepted', 'declined')
        and ${t.withdrawalToldOn} is not null and ${t.withdrawalAskedAt} is not null)`,
    ),
    check('service_orders_kept_check', sql`${t.withdrawalKeptCents} >= 0`),
    check('service_orders_amount_check', sql`${t.amountCents} >= 0`),
    check('service_orders_interval_check', sql`${t.interval} in ('month', 'year')`),
    check('service_orders_recurring_check', sql`${t.recurring} = (${t.interval} is not null)`),
    check(
      'service_orders_state_check',
      sql`${t.state} in ('pending', 'processing', 'paid', 'fulfilled', 'active', 'past-due', 'ending', 'ended',
        'cancelled', 'refused', 'refunded')`,
    ),
  ],
)

/** Periods of a recurring order that were paid for, each by a payment of its own. */
export const serviceOrderPeriods = pgTable(
  'service_order_periods',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => serviceOrders.id),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    paymentId: uuid('payment_id').notNull(),
    /** The payment service's name of the invoice. */
    invoiceId: text('invoice_id'),
    createdAt: createdAt(),
  },
  (t) => [
    index('service_order_periods_order_idx').on(t.orderId, t.startsOn),
    uniqueIndex('service_order_periods_payment_key').on(t.paymentId),
    uniqueIndex('service_order_periods_invoice_key').on(t.invoiceId),
    check('service_order_periods_days_check', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)
