import type { CompanyHolder, ProofSource } from '@guichet/domain/company-facts'
import { sql } from 'drizzle-orm'
import { boolean, check, date, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { persons } from './persons.ts'

/**
 * What the company register said of the establishment in a member’s file, the last time that it was taken note of. While its SIRET
 * is that of the file, it proves it.
 */
export const companyProofs = pgTable(
  'company_proofs',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => persons.id),
    siret: text('siret').notNull(),
    name: text('name'),
    isOpen: boolean('is_open').notNull(),
    /** Its person has asked that name and address are not told. */
    isMasked: boolean('is_masked').notNull(),
    closedOn: date('closed_on', { mode: 'string' }),
    ape: text('ape'),
    street: text('street'),
    complement: text('complement'),
    postcode: text('postcode'),
    city: text('city'),
    /** Whose company it is, as far as it tells: one of nobody, as a masked one, is proven by staff alone. */
    holder: text('holder').$type<CompanyHolder>().notNull().default('same'),
    /** By which answer. */
    source: text('source').$type<ProofSource>().notNull(),
    provenAt: instant('proven_at').notNull(),
  },
  (t) => [
    check('company_proofs_holder_check', sql`${t.holder} in ('same', 'other', 'untold')`),
    check('company_proofs_source_check', sql`${t.source} in ('joining', 'life-event', 'member', 'staff')`),
  ],
)
