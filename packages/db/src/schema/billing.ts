import type { RefundKind, RefundState } from '@guichet/domain/refunds'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Money asked for or received. The amount never changes once written. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** What it pays: `membership-renewal` (purpose_id is the renewal), `service-order`, `membership`. */
    purpose: text('purpose').notNull(),
    purposeId: uuid('purpose_id'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    amountCents: integer('amount_cents').notNull(),
    /** What has gone back of it: the sum of its refunds that are done. */
    refundedCents: integer('refunded_cents').notNull().default(0),
    vatRateBps: integer('vat_rate_bps').notNull().default(0),
    method: text('method').notNull(),
    state: text('state').notNull(),
    /** Human reference written on transfers and cheques. */
    reference: text('reference').notNull(),
    checkoutId: text('checkout_id'),
    checkoutUrl: text('checkout_url'),
    paymentIntentId: text('payment_intent_id'),
    /** Debited without its payer being there; what is debited is `method_id`. */
    unattended: boolean('unattended').notNull().default(false),
    /** The payment service’s name of the means of payment, where it is kept; and its last signs. */
    methodId: text('method_id'),
    methodLabel: text('method_label'),
    /** The same for one card, or one bank account, as the payment service tells it. */
    payerFingerprint: text('payer_fingerprint'),
    paidOn: date('paid_on', { mode: 'string' }),
    paidAt: instant('paid_at'),
    note: text('note'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('payments_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('payments_open_idx').on(t.createdAt).where(sql`${t.state} in ('pending', 'processing')`),
    index('payments_state_idx').on(t.state, t.createdAt.desc().nullsFirst(), t.id),
    uniqueIndex('payments_reference_key').on(t.reference),
    // Parts of a number, as staff type them.
    index('payments_reference_words_idx').using('gin', sql`${t.reference} gin_trgm_ops`),
    uniqueIndex('payments_checkout_key').on(t.checkoutId),
    index('payments_intent_idx').on(t.paymentIntentId),
    check('payments_amount_check', sql`${t.amountCents} >= 0`),
    check('payments_refunded_check', sql`${t.refundedCents} between 0 and ${t.amountCents}`),
    check(
      'payments_state_check',
      sql`${t.state} in ('pending', 'processing', 'paid', 'failed', 'cancelled', 'expired', 'refunded')`,
    ),
    check(
      'payments_method_check',
      sql`${t.method} in ('card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'free')`,
    ),
  ],
)

/** Receipt of a payment, numbered without a gap. */
export const receipts = pgTable(
  'receipts',
  {
    id: id(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    number: text('number').notNull().unique(),
    code: text('code').notNull().unique(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('receipts_payment_key').on(t.paymentId),
    index('receipts_number_words_idx').using('gin', sql`${t.number} gin_trgm_ops`),
  ],
)

/** Money that goes back: the whole of a payment, or a part of it. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    amountCents: integer('amount_cents').notNull(),
    reason: text('reason').notNull(),
    kind: text('kind').$type<RefundKind>().notNull().default('refund'),
    state: text('state').$type<RefundState>().notNull(),
    /** Its name at the payment service. */
    providerId: text('provider_id'),
    /** Whether what was paid is undone with it; null when it was made at the payment service. */
    undoes: boolean('undoes'),
    /** Who asked for it; null when the payment service told of it. */
    askedBy: uuid('asked_by').references(() => persons.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('refunds_payment_idx').on(t.paymentId),
    uniqueIndex('refunds_provider_key').on(t.paymentId, t.providerId),
    index('refunds_asked_by_idx').on(t.askedBy),
    index('refunds_open_idx').on(t.createdAt).where(sql`${t.state} = 'pending'`),
    check('refunds_amount_check', sql`${t.amountCents} > 0`),
    check('refunds_kind_check', sql`${t.kind} in ('refund', 'mistake', 'bank')`),
    check('refunds_state_check', sql`${t.state} in ('pending', 'done', 'failed')`),
  ],
)

/** Events of the payment service, each taken once. */
export const paymentEvents = pgTable('payment_events', {
  id: text('id').primaryKey(),
  type: text('type').notNull(),
  objectId: text('object_id'),
  createdAt: createdAt(),
  receivedAt: instant('received_at').notNull(),
})

/** The payment service's customer of a person. */
export const paymentCustomers = pgTable('payment_customers', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  customerId: text('customer_id').notNull().unique(),
})
