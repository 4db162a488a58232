import type { VatRegime } from '@guichet/domain/invoices'
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What the organisation says of itself: one row. */
export const organisationSettings = pgTable(
  'organisation_settings',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    tagline: text('tagline'),
    legalForm: text('legal_form').notNull(),
    siret: text('siret'),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
    openingHoursFr: text('opening_hours_fr').notNull(),
    openingHoursEn: text('opening_hours_en').notNull(),
    website: text('website'),
    addressLines: jsonb('address_lines').$type<string[]>().notNull(),
    city: text('city').notNull(),
    accentColour: text('accent_colour').notNull(),
    managementToolName: text('management_tool_name').notNull(),
    signatoryName: text('signatory_name').notNull(),
    signatoryRole: text('signatory_role').notNull(),
    transferHolder: text('transfer_holder'),
    transferIban: text('transfer_iban'),
    transferBic: text('transfer_bic'),
    transferBank: text('transfer_bank'),
    chequePayableTo: text('cheque_payable_to'),
    /**
     * On invoices: whether VAT is charged, by which number, and the organisation's own words in place of the usual ones. Until
     * somebody has chosen no invoice is issued.
     */
    vatRegime: text('vat_regime').$type<VatRegime>(),
    vatNumber: text('vat_number'),
    vatExemptionText: text('vat_exemption_text'),
    latePenaltyText: text('late_penalty_text'),
    /** Days within which the invoices of accounts are payable. */
    invoiceDueDays: integer('invoice_due_days').notNull().default(30),
    /** "Portail" of new accounts. */
    portalName: text('portal_name').notNull().default('GUICHET'),
    /** Where prices are asked for (A11); the organisation's own address when empty. */
    salesEmail: text('sales_email'),
    salesPhone: text('sales_phone'),
    /** The logo in the store of files; all four are empty when there is none. */
    logoKey: text('logo_key'),
    logoSha256: text('logo_sha256'),
    logoSize: integer('logo_size'),
    logoType: text('logo_type'),
    /** The parts of the portal that are switched on. */
    modules: text('modules').array().notNull().default(sql`'{membership,accounts,declarations}'`),
    /** Raised with every change of the settings. */
    version: integer('version').notNull().default(1),
    /** Who lets new accounts in: `staff` one by one, or `automatic`. */
    primaryApproval: text('primary_approval').notNull().default('staff'),
    secondaryApproval: text('secondary_approval').notNull().default('automatic'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('organisation_settings_single_check', sql`${t.id} = 1`),
    check(
      'organisation_settings_logo_check',
      sql`num_nulls(${t.logoKey}, ${t.logoSha256}, ${t.logoSize}, ${t.logoType}) in (0, 4)`,
    ),
    check(
      'organisation_settings_modules_check',
      sql`${t.modules} <@ array['membership', 'accounts', 'declarations']`,
    ),
    check('organisation_settings_vat_check', sql`${t.vatRegime} in ('franchise', 'vat')`),
    check('organisation_settings_due_check', sql`${t.invoiceDueDays} between 0 and 60`),
    check('organisation_settings_primary_check', sql`${t.primaryApproval} in ('staff', 'automatic')`),
    check('organisation_settings_secondary_check', sql`${t.secondaryApproval} in ('staff', 'automatic')`),
  ],
)

export const news = pgTable(
  'news',
  {
    id: id(),
    titleFr: text('title_fr').notNull(),
    titleEn: text('title_en').notNull(),
    bodyFr: text('body_fr').notNull(),
    bodyEn: text('body_en').notNull(),
    publishedAt: instant('published_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('news_published_idx').on(t.publishedAt.desc().nullsFirst(), t.id)],
)

/** Legal notice, accessibility statement and terms, by version; what was published is never changed. */
export const legalTexts = pgTable(
  'legal_texts',
  {
    id: id(),
    kind: text('kind').notNull(),
    /** Counts the versions of a kind: a new one comes after the one that was read. */
    number: integer('number').notNull(),
    /** Name by which an acceptance is kept. */
    version: text('version').notNull(),
    textFr: text('text_fr').notNull(),
    textEn: text('text_en').notNull(),
    publishedBy: uuid('published_by').references(() => persons.id),
    publishedAt: instant('published_at').notNull(),
    /** The first day on which it counts; null for one that has counted since it was published. */
    inForceOn: date('in_force_on', { mode: 'string' }),
  },
  (t) => [
    uniqueIndex('legal_texts_number_key').on(t.kind, t.number),
    uniqueIndex('legal_texts_version_key').on(t.kind, t.version),
    index('legal_texts_published_by_idx').on(t.publishedBy),
    check(
      'legal_texts_kind_check',
      sql`${t.kind} in ('legal-notice', 'accessibility', 'membership-terms', 'account-terms', 'declaration-terms')`,
    ),
    check('legal_texts_number_check', sql`${t.number} >= 1`),
  ],
)

/** Terms that a person accepted after signing up; what was accepted while signing up stands there. */
export const termsAcceptances = pgTable(
  'terms_acceptances',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    kind: text('kind').notNull(),
    version: text('version').notNull(),
    acceptedAt: instant('accepted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.kind, t.version] }),
    check(
      'terms_acceptances_kind_check',
      sql`${t.kind} in ('membership-terms', 'account-terms', 'declaration-terms')`,
    ),
  ],
)
