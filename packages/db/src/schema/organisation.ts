import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'

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
    /** "Portail" of new accounts. */
    portalName: text('portal_name').notNull().default('GUICHET'),
    /** Where prices are asked for (A11); the organisation's own address when empty. */
    salesEmail: text('sales_email'),
    /** Who lets new accounts in: `staff` one by one, or `automatic`. */
    primaryApproval: text('primary_approval').notNull().default('staff'),
    secondaryApproval: text('secondary_approval').notNull().default('automatic'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('organisation_settings_single_check', sql`${t.id} = 1`),
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
