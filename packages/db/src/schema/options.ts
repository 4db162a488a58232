import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { procedures } from './catalogue.ts'
import { createdAt, id, instant } from './columns.ts'

/** Procedures that an account has chosen. What it may really use also depends on its primary and profile. */
export const accountProcedures = pgTable(
  'account_procedures',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    procedureId: uuid('procedure_id')
      .notNull()
      .references(() => procedures.id),
    /** Codes of the document types wanted; null: all that are offered, those to come included. */
    documentTypes: text('document_types').array(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.procedureId] }),
    index('account_procedures_procedure_idx').on(t.procedureId),
  ],
)

/** Dated prices of what accounts pay for each month; periods of one item never overlap (exclusion constraint). */
export const tariffs = pgTable(
  'tariffs',
  {
    id: id(),
    item: text('item').notNull(),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    /** Net, for one and a month. */
    amountCents: integer('amount_cents').notNull(),
    vatRateBps: integer('vat_rate_bps').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tariffs_item_start_key').on(t.item, t.startsOn),
    check('tariffs_amount_check', sql`${t.amountCents} >= 0`),
    check('tariffs_vat_check', sql`${t.vatRateBps} between 0 and 10000`),
    check('tariffs_period_check', sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
)

/** Texts behind the "?" of a field, edited by staff (A20). The portal brings its own until one is written. */
export const helpTexts = pgTable('help_texts', {
  key: text('key').primaryKey(),
  textFr: text('text_fr').notNull(),
  textEn: text('text_en').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
