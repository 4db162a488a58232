import { sql } from 'drizzle-orm'
import { date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { memberships } from './memberships.ts'
import { persons } from './persons.ts'

/** A certificate issued: what it says is kept as it was said. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    number: text('number').notNull().unique(),
    code: text('code').notNull().unique(),
    kind: text('kind').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    membershipId: uuid('membership_id').references(() => memberships.id),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** Facts printed on it (holder, type, locale-independent). */
    facts: jsonb('facts').notNull(),
    /** Hash of the facts: the same facts give the same certificate again, changed facts a new one. */
    factsHash: text('facts_hash').notNull(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    index('certificates_person_idx').on(t.personId, t.issuedAt.desc().nullsFirst(), t.id),
    index('certificates_number_words_idx').using('gin', sql`${t.number} gin_trgm_ops`),
    uniqueIndex('certificates_membership_facts_key').on(t.membershipId, t.kind, t.factsHash),
  ],
)
