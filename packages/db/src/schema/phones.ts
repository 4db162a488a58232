import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** The mobile number of a person that a code has proven; one at a time. */
export const verifiedPhones = pgTable('verified_phones', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  /** E.164. */
  phone: text('phone').notNull(),
  verifiedAt: instant('verified_at').notNull(),
  /** Since when a code sent to it is asked as a second factor; null when it is not. */
  factorSince: instant('factor_since'),
  factorUsedAt: instant('factor_used_at'),
})

/** Codes sent by SMS, each bound to what it was sent for: of one purpose and subject only the latest serves. */
export const smsCodes = pgTable(
  'sms_codes',
  {
    id: id(),
    purpose: text('purpose').notNull(),
    /** What it is bound to: a person, a sign-in, a recovery, a registration. */
    subject: text('subject').notNull(),
    personId: uuid('person_id').references(() => persons.id),
    /** E.164. */
    phone: text('phone').notNull(),
    /** Slow hash: six digits are soon guessed. */
    codeHash: text('code_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('sms_codes_subject_idx').on(t.purpose, t.subject, t.createdAt),
    index('sms_codes_phone_idx').on(t.phone, t.createdAt),
    index('sms_codes_person_idx').on(t.personId).where(sql`${t.personId} is not null`),
    index('sms_codes_created_idx').on(t.createdAt),
    check(
      'sms_codes_purpose_check',
      sql`${t.purpose} in ('own-phone', 'sign-in', 'recovery', 'registration')`,
    ),
    check('sms_codes_tries_check', sql`${t.tries} between 0 and 5`),
  ],
)
