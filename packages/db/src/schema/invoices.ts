import type { InvoiceKind, InvoiceMention, RateAmounts, VatRegime } from '@guichet/domain/invoices'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
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
import { accounts } from './accounts.ts'
import { payments } from './billing.ts'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What is printed on an invoice besides its lines, as it was when it was issued. */
export interface InvoiceFacts {
  readonly seller: {
    readonly name: string
    readonly legalForm: string
    readonly addressLines: readonly string[]
    readonly siret: string | null
    readonly regime: VatRegime
    readonly vatNumber: string | null
    /** Words of the organisation in place of the usual ones. */
    readonly vatExemptionText: string | null
    readonly latePenaltyText: string | null
  }
  readonly buyer: {
    readonly name: string
    readonly addressLines: readonly string[]
    readonly siret: string | null
    /** "Utilisateur N°" of a member; login of an account. */
    readonly memberNumber: number | null
    readonly login: string | null
  }
  readonly rates: readonly RateAmounts[]
  readonly mentions: readonly InvoiceMention[]
  /** How it was paid before it was issued; null when it was still to pay. */
  readonly paid: { readonly on: string; readonly method: string } | null
  /** Where to pay it, and what to write; null when it was paid. */
  readonly payBy: {
    readonly reference: string
    readonly transferHolder: string | null
    readonly transferIban: string | null
    readonly transferBic: string | null
    readonly chequePayableTo: string | null
  } | null
  /** The invoice that a credit note takes back. */
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null
}

/** The monthly invoicing of accounts, as staff started it. */
export const billingRuns = pgTable(
  'billing_runs',
  {
    id: id(),
    /** 'YYYY-MM'. */
    month: text('month').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    withTest: boolean('with_test').notNull(),
    /** Accounts that staff left out. */
    without: uuid('without').array().notNull(),
    /** `failed`: it stood still for good; what it had issued stays, the rest can be billed by another. */
    state: text('state').$type<'running' | 'done' | 'failed'>().notNull(),
    /** Accounts that were to be billed when it was started, and the invoices issued since. */
    expectedCount: integer('expected_count').notNull(),
    issuedCount: integer('issued_count').notNull().default(0),
    grossCents: integer('gross_cents').notNull().default(0),
    /** Its last sign of life, by the database’s clock, and how often it was taken up again since. */
    heardAt: instant('heard_at').notNull().defaultNow(),
    tries: integer('tries').notNull().default(0),
    startedBy: uuid('started_by')
      .notNull()
      .references(() => persons.id),
    createdAt: createdAt(),
    doneAt: instant('done_at'),
  },
  (t) => [
    uniqueIndex('billing_runs_running_key').on(t.state).where(sql`${t.state} = 'running'`),
    index('billing_runs_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('billing_runs_started_by_idx').on(t.startedBy),
    check('billing_runs_month_check', sql`${t.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    check('billing_runs_state_check', sql`${t.state} in ('running', 'done', 'failed')`),
  ],
)

/**
 * Invoices and credit notes, numbered without a gap. What one says is final (trigger); what becomes of it stands in
 * `payment_id`, `paid_on`, `credited_cents` and `sent_at`.
 */
export const invoices = pgTable(
  'invoices',
  {
    id: id(),
    kind: text('kind').$type<InvoiceKind>().notNull(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    number: text('number').notNull().unique(),
    /** Code of the public verification page. */
    code: text('code').notNull().unique(),
    /** In whose file it is: who paid, or who held the account. */
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    accountId: uuid('account_id').references(() => accounts.id),
    /** The month that an account is billed for, 'YYYY-MM'. */
    month: text('month'),
    billingRunId: uuid('billing_run_id').references(() => billingRuns.id),
    /** The payment that paid it, or is to pay it. */
    paymentId: uuid('payment_id').references(() => payments.id),
    /** The invoice that a credit note takes back. */
    correctsId: uuid('corrects_id').references((): AnyPgColumn => invoices.id),
    /** The invoice of which a credit note came to nothing: the money did not go back after all. */
    reinstatesId: uuid('reinstates_id').references((): AnyPgColumn => invoices.id),
    /** Why a credit note was made by hand. */
    reason: text('reason'),
    subjectFr: text('subject_fr').notNull(),
    subjectEn: text('subject_en').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    /** When it was supplied: a day, or a period. */
    suppliedFrom: date('supplied_from', { mode: 'string' }).notNull(),
    suppliedTo: date('supplied_to', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    netCents: integer('net_cents').notNull(),
    vatCents: integer('vat_cents').notNull(),
    grossCents: integer('gross_cents').notNull(),
    facts: jsonb('facts').$type<InvoiceFacts>().notNull(),
    /** Folded words by which it is found. */
    searchKey: text('search_key').notNull(),
    paidOn: date('paid_on', { mode: 'string' }),
    /** What credit notes have taken back. */
    creditedCents: integer('credited_cents').notNull().default(0),
    /** When it last left by mail. */
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('invoices_sequence_key').on(t.kind, t.year, t.sequence),
    // A payment is invoiced once, and an account once for each month, until that invoice is cancelled.
    uniqueIndex('invoices_payment_key')
      .on(t.paymentId)
      .where(sql`${t.kind} = 'invoice' and ${t.accountId} is null and ${t.reinstatesId} is null`),
    uniqueIndex('invoices_month_key')
      .on(t.accountId, t.month)
      .where(sql`${t.kind} = 'invoice' and ${t.creditedCents} < ${t.grossCents}`),
    index('invoices_payment_idx').on(t.paymentId),
    index('invoices_corrects_idx').on(t.correctsId),
    index('invoices_reinstates_idx').on(t.reinstatesId),
    index('invoices_run_idx').on(t.billingRunId),
    index('invoices_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('invoices_account_idx').on(t.accountId, t.createdAt.desc().nullsFirst(), t.id),
    index('invoices_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('invoices_issued_idx').on(t.issuedOn),
    index('invoices_open_idx')
      .on(t.dueOn)
      .where(sql`${t.kind} = 'invoice' and ${t.paidOn} is null and ${t.creditedCents} < ${t.grossCents}`),
    index('invoices_words_idx').using('gin', sql`${t.searchKey} gin_trgm_ops`),
    check('invoices_kind_check', sql`${t.kind} in ('invoice', 'credit-note')`),
    check('invoices_amounts_check', sql`${t.grossCents} = ${t.netCents} + ${t.vatCents}`),
    check('invoices_gross_check', sql`${t.grossCents} > 0`),
    check('invoices_credited_check', sql`${t.creditedCents} between 0 and ${t.grossCents}`),
    check('invoices_corrects_check', sql`(${t.kind} = 'credit-note') = (${t.correctsId} is not null)`),
    check('invoices_reinstates_check', sql`${t.reinstatesId} is null or ${t.kind} = 'invoice'`),
    check('invoices_month_check', sql`${t.month} is null or ${t.accountId} is not null`),
    check('invoices_supplied_check', sql`${t.suppliedTo} >= ${t.suppliedFrom}`),
  ],
)

/** Lines of an invoice, in their order; prices without VAT. */
export const invoiceLines = pgTable(
  'invoice_lines',
  {
    id: id(),
    invoiceId: uuid('invoice_id')
      .notNull()
      .references(() => invoices.id),
    rank: integer('rank').notNull(),
    /** Of a credit note: the line that it takes back, by its rank; null where it takes back a part of the whole. */
    correctsRank: integer('corrects_rank'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    quantity: integer('quantity').notNull(),
    unitCents: integer('unit_cents').notNull(),
    netCents: integer('net_cents').notNull(),
    vatRateBps: integer('vat_rate_bps').notNull(),
  },
  (t) => [
    uniqueIndex('invoice_lines_rank_key').on(t.invoiceId, t.rank),
    check('invoice_lines_quantity_check', sql`${t.quantity} > 0`),
    check('invoice_lines_vat_check', sql`${t.vatRateBps} between 0 and 10000`),
  ],
)
