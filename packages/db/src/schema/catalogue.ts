import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'

/** Rights profiles of accounts, data of the catalogue (A14). */
export const accountProfiles = pgTable(
  'account_profiles',
  {
    code: text('code').primaryKey(),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    /** `all`: every procedure; `web`: those filled in the browser; `listed`: those named. */
    scope: text('scope').notNull(),
    procedureCodes: text('procedure_codes').array().notNull(),
    rank: integer('rank').notNull().default(0),
  },
  (t) => [check('account_profiles_scope_check', sql`${t.scope} in ('all', 'web', 'listed')`)],
)

/** A document type of a procedure, kept with it. */
export interface DocumentTypeRow {
  readonly code: string
  readonly labelFr: string
  readonly labelEn: string
  readonly withdrawn: boolean
}

/** A recurring due date of a procedure, as `@guichet/domain/procedure-deadlines` reads it, with its words. */
export interface DeadlineRow {
  readonly labelFr: string
  readonly labelEn: string
  /** For accounts that may use this document type; null: for all that may use the procedure. */
  readonly documentType: string | null
  readonly months: number[]
  readonly day: number
  readonly untilDay: number | null
  readonly working: boolean
  readonly extraDays: number
}

/** Téléprocédures, maintained in the back-office (A10). Never deleted: withdrawn. */
export const procedures = pgTable('procedures', {
  id: id(),
  code: text('code').notNull().unique(),
  descriptionFr: text('description_fr').notNull(),
  descriptionEn: text('description_en').notNull(),
  recipients: text('recipients').array().notNull(),
  documentTypes: jsonb('document_types').$type<DocumentTypeRow[]>().notNull(),
  /** "Dates limites" (A22). */
  deadlines: jsonb('deadlines').$type<DeadlineRow[]>().notNull().default([]),
  /** Filled in the browser. */
  web: boolean('web').notNull().default(false),
  withdrawn: boolean('withdrawn').notNull().default(false),
  rank: integer('rank').notNull().default(0),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull(),
})
