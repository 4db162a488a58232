import type { CompanyHolder } from '@guichet/domain/company-facts'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { memberships, membershipTypes } from './memberships.ts'
import { persons } from './persons.ts'

/** Somebody who joins online. One at a time per address may wait for its payment (partial unique index). */
export const joinings = pgTable(
  'joinings',
  {
    id: id(),
    /** Normalised; as typed so far while it is a draft. */
    email: text('email').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    siret: text('siret'),
    /** Whose company the register says it is, as it was asked when this was sent; null without an answer. */
    companyHolder: text('company_holder').$type<CompanyHolder>(),
    state: text('state').notNull(),
    locale: text('locale').notNull(),
    /** All that was typed, encrypted; gone once it is paid. */
    contentCipher: bytes('content_cipher'),
    typeId: uuid('type_id').references(() => membershipTypes.id),
    /** Whose referral code was given. */
    referrerId: uuid('referrer_id').references(() => persons.id),
    /** Who pays: whoever was signed in, or the person made when the payment was opened. */
    personId: uuid('person_id').references(() => persons.id),
    signedIn: boolean('signed_in').notNull(),
    paymentId: uuid('payment_id'),
    amountCents: integer('amount_cents'),
    membershipId: uuid('membership_id').references(() => memberships.id),
    termsVersion: text('terms_version'),
    /** Links sent for it. */
    links: integer('links').notNull().default(0),
    submittedAt: instant('submitted_at'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('joinings_open_key').on(t.email).where(sql`${t.state} in ('awaiting-payment', 'processing')`),
    uniqueIndex('joinings_payment_key').on(t.paymentId),
    uniqueIndex('joinings_membership_key').on(t.membershipId),
    index('joinings_email_idx').on(t.email, t.submittedAt),
    index('joinings_submitted_idx')
      .on(t.submittedAt.desc().nullsFirst(), t.id)
      .where(sql`${t.submittedAt} is not null`),
    index('joinings_expires_idx').on(t.expiresAt),
    index('joinings_type_idx').on(t.typeId),
    index('joinings_referrer_idx').on(t.referrerId),
    index('joinings_person_idx').on(t.personId),
    check(
      'joinings_state_check',
      sql`${t.state} in ('draft', 'submitted', 'awaiting-payment', 'processing', 'completed')`,
    ),
    check('joinings_completed_check', sql`(${t.state} = 'completed') = (${t.membershipId} is not null)`),
    check('joinings_holder_check', sql`${t.companyHolder} in ('same', 'other', 'untold')`),
    check('joinings_amount_check', sql`${t.amountCents} > 0`),
  ],
)

/** What opens a joining: the browser it was begun in, and links sent by mail, which prove the address. Hashes only. */
export const joiningSecrets = pgTable(
  'joining_secrets',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    joiningId: uuid('joining_id')
      .notNull()
      .references(() => joinings.id, { onDelete: 'cascade' }),
    provesEmail: boolean('proves_email').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('joining_secrets_joining_idx').on(t.joiningId)],
)
