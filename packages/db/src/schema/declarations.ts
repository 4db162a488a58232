import type { LineKind, Reduction, TurnoverCategory } from '@guichet/domain/micro-social/turnover-categories'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
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
import { declarants } from './declarants.ts'
import { persons } from './persons.ts'

/** Who and what is named on a receipt, as it was when the turnover was filed. */
export interface DeclarationFacts {
  readonly holderName: string
  readonly companyName: string | null
  readonly siret: string
  /** Who filed it. */
  readonly filedBy: string
}

/** Turnover declared of a period: one for each period of a file, whatever was corrected in it. */
export const declarations = pgTable(
  'declarations',
  {
    id: id(),
    /** Whose it is: it stays under a number when the person is erased. */
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The file; null once it went with its person. */
    declarantId: uuid('declarant_id').references(() => declarants.id, { onDelete: 'set null' }),
    /** `2026-09`, or `2026-T3`. */
    period: text('period').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** The version that counts. */
    version: integer('version').notNull().default(1),
    /** When it was filed first. */
    filedAt: instant('filed_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('declarations_period_key').on(t.declarantId, t.period),
    uniqueIndex('declarations_start_key').on(t.declarantId, t.startsOn),
    index('declarations_person_idx').on(t.personId, t.startsOn),
    check('declarations_period_check', sql`${t.period} ~ '^[0-9]{4}-(0[1-9]|1[0-2]|T[1-4])$'`),
    check('declarations_days_check', sql`${t.startsOn} <= ${t.endsOn} and ${t.endsOn} < ${t.dueOn}`),
    check('declarations_version_check', sql`${t.version} >= 1`),
  ],
)

/** What was filed, and each correction of it, numbered without a gap. What one says is final (trigger), but for who it names. */
export const declarationVersions = pgTable(
  'declaration_versions',
  {
    declarationId: uuid('declaration_id')
      .notNull()
      .references(() => declarations.id),
    version: integer('version').notNull(),
    /** Of its receipt. */
    number: text('number').notNull().unique(),
    /** Code of the public verification page. */
    code: text('code').notNull().unique(),
    filedAt: instant('filed_at').notNull(),
    /** Who did it, and by which access in the file of somebody else. */
    filedBy: uuid('filed_by')
      .notNull()
      .references(() => persons.id),
    accessId: uuid('access_id'),
    turnoverCents: bigint('turnover_cents', { mode: 'number' }).notNull(),
    totalCents: bigint('total_cents', { mode: 'number' }).notNull(),
    facts: jsonb('facts').$type<DeclarationFacts>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.version] }),
    index('declaration_versions_filed_by_idx').on(t.filedBy),
    check('declaration_versions_version_check', sql`${t.version} >= 1`),
    check('declaration_versions_cents_check', sql`${t.turnoverCents} >= 0 and ${t.totalCents} >= 0`),
  ],
)

/** What was declared of each kind of turnover. */
export const declarationTurnovers = pgTable(
  'declaration_turnovers',
  {
    declarationId: uuid('declaration_id').notNull(),
    version: integer('version').notNull(),
    category: text('category').$type<TurnoverCategory>().notNull(),
    amountCents: integer('amount_cents').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.version, t.category] }),
    foreignKey({
      name: 'declaration_turnovers_version_fk',
      columns: [t.declarationId, t.version],
      foreignColumns: [declarationVersions.declarationId, declarationVersions.version],
    }),
    check(
      'declaration_turnovers_category_check',
      sql`${t.category} in ('sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets')`,
    ),
    check('declaration_turnovers_cents_check', sql`${t.amountCents} between 0 and 1000000000`),
  ],
)

/** What was due on it, line by line, with the rate that held and the text that set it: read again, never computed anew. */
export const declarationLines = pgTable(
  'declaration_lines',
  {
    declarationId: uuid('declaration_id').notNull(),
    version: integer('version').notNull(),
    rank: integer('rank').notNull(),
    kind: text('kind').$type<LineKind>().notNull(),
    category: text('category').$type<TurnoverCategory>().notNull(),
    baseCents: integer('base_cents').notNull(),
    /** In 1/100,000 of the base. */
    rate: integer('rate').notNull(),
    reduction: text('reduction').$type<Reduction>(),
    /** The rate without the reduction. */
    fullRate: integer('full_rate'),
    amountCents: integer('amount_cents').notNull(),
    /** From when the rate holds, and the text that sets it. */
    since: date('since', { mode: 'string' }).notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.version, t.rank] }),
    foreignKey({
      name: 'declaration_lines_version_fk',
      columns: [t.declarationId, t.version],
      foreignColumns: [declarationVersions.declarationId, declarationVersions.version],
    }),
    check('declaration_lines_kind_check', sql`${t.kind} in ('social', 'training', 'chamber', 'income-tax')`),
    check(
      'declaration_lines_category_check',
      sql`${t.category} in ('sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets')`,
    ),
    check(
      'declaration_lines_cents_check',
      sql`${t.baseCents} between 0 and 1000000000 and ${t.amountCents} between 0 and ${t.baseCents} + 100`,
    ),
    check('declaration_lines_rate_check', sql`${t.rate} between 0 and 100000`),
    check('declaration_lines_full_rate_check', sql`${t.fullRate} between ${t.rate} and 100000`),
    check('declaration_lines_reduction_check', sql`${t.reduction} in ('acre', 'overseas')`),
    check('declaration_lines_reduced_check', sql`(${t.reduction} is null) = (${t.fullRate} is null)`),
  ],
)

/** Reminders of a period to be declared, each once. */
export const declarationReminders = pgTable(
  'declaration_reminders',
  {
    id: id(),
    declarantId: uuid('declarant_id')
      .notNull()
      .references(() => declarants.id, { onDelete: 'cascade' }),
    /** `2026-09`, or `2026-T3`. */
    period: text('period').notNull(),
    /** A week before the due day, two days before it, or once it has passed. */
    stage: text('stage').$type<'week' | 'days' | 'late'>().notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    uniqueIndex('declaration_reminders_stage_key').on(t.declarantId, t.period, t.stage),
    check('declaration_reminders_stage_check', sql`${t.stage} in ('week', 'days', 'late')`),
  ],
)
