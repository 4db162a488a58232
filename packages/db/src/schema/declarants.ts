import type { ApeVersion, CompanyPart, HeldCompany } from '@guichet/domain/declarant-company'
import type { OptionChoice, OptionKind } from '@guichet/domain/fiscal-options'
import { sql } from 'drizzle-orm'
import {
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
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** The file of somebody who declares turnover: one per person. A refused one holds neither company nor number. */
export const declarants = pgTable(
  'declarants',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    state: text('state').notNull(),
    siret: text('siret').notNull(),
    /** As the register tells them; null where it tells nothing. */
    companyName: text('company_name'),
    legalForm: text('legal_form'),
    ape: text('ape'),
    /** Which list of activities the code is of. */
    apeVersion: text('ape_version').$type<ApeVersion>(),
    startedOn: date('started_on', { mode: 'string' }),
    isOpen: boolean('is_open'),
    closedOn: date('closed_on', { mode: 'string' }),
    street: text('street'),
    complement: text('complement'),
    postcode: text('postcode'),
    city: text('city'),
    /** Its person had asked that name and address are not told, the last time that the register was asked. */
    isMasked: boolean('is_masked').notNull().default(false),
    /** When an answer of the register was taken note of, the last time. */
    registerAt: instant('register_at'),
    birthName: text('birth_name').notNull(),
    useName: text('use_name'),
    firstNames: text('first_names').notNull(),
    nirCipher: bytes('nir_cipher').notNull(),
    nirHash: bytes('nir_hash').notNull(),
    /** What the register said of the names. */
    finding: text('finding').notNull(),
    /** Why it was refused; the applicant reads it. */
    stateReason: text('state_reason'),
    decidedBy: uuid('decided_by').references(() => persons.id),
    decidedAt: instant('decided_at'),
    termsVersion: text('terms_version').notNull(),
    /** When it was asked for, the last time. */
    askedAt: instant('asked_at').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('declarants_person_key').on(t.personId),
    uniqueIndex('declarants_siret_key').on(t.siret).where(sql`${t.state} <> 'refused'`),
    uniqueIndex('declarants_nir_hash_key').on(t.nirHash).where(sql`${t.state} <> 'refused'`),
    index('declarants_state_idx').on(t.state, t.askedAt, t.id),
    index('declarants_decided_by_idx').on(t.decidedBy),
    check('declarants_ape_version_check', sql`${t.apeVersion} in ('naf-rev-2', 'naf-2025')`),
    check('declarants_state_check', sql`${t.state} in ('to-check', 'open', 'refused')`),
    check('declarants_reason_check', sql`(${t.state} = 'refused') = (${t.stateReason} is not null)`),
    check(
      'declarants_finding_check',
      sql`${t.finding} in ('same', 'near', 'different', 'closed', 'masked', 'unknown', 'unavailable')`,
    ),
  ],
)

/** What a declarant said of the own company that no register tells, each from a day on; what was withdrawn stays as history. */
export const declarantOptions = pgTable(
  'declarant_options',
  {
    id: id(),
    declarantId: uuid('declarant_id')
      .notNull()
      .references(() => declarants.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<OptionKind>().notNull(),
    choices: text('choices').array().$type<OptionChoice[]>().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    /** When it was asked for; null where that has no deadline. */
    askedOn: date('asked_on', { mode: 'string' }),
    saidBy: uuid('said_by')
      .notNull()
      .references(() => persons.id),
    saidAt: instant('said_at').notNull(),
    withdrawnBy: uuid('withdrawn_by').references(() => persons.id),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('declarant_options_day_key')
      .on(t.declarantId, t.kind, t.startsOn)
      .where(sql`${t.withdrawnAt} is null`),
    index('declarant_options_declarant_idx').on(t.declarantId, t.saidAt),
    index('declarant_options_said_by_idx').on(t.saidBy),
    index('declarant_options_withdrawn_by_idx').on(t.withdrawnBy),
    check(
      'declarant_options_kind_check',
      sql`${t.kind} in ('activities', 'frequency', 'income-tax', 'vat', 'acre')`,
    ),
    check('declarant_options_choices_check', sql`cardinality(${t.choices}) between 1 and 6`),
    check('declarant_options_withdrawn_check', sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
  ],
)

/** What the register said when it was asked by the clock, beside the file: it changes nothing in it. */
export const declarantLooks = pgTable(
  'declarant_looks',
  {
    declarantId: uuid('declarant_id')
      .primaryKey()
      .references(() => declarants.id, { onDelete: 'cascade' }),
    /** When it was asked last, whether or not it answered. */
    triedAt: instant('tried_at').notNull(),
    /** When it answered last. */
    lookedAt: instant('looked_at'),
    /** What it says of the company where the file says otherwise. */
    told: jsonb('told').$type<HeldCompany>(),
    parts: text('parts').array().$type<CompanyPart[]>().notNull().default(sql`'{}'`),
    /** Names the difference, so that it is told of once. */
    differenceKey: text('difference_key'),
    /** Since when the difference waits for its person; null without one, and once it was looked at. */
    foundAt: instant('found_at'),
  },
  (t) => [
    index('declarant_looks_tried_idx').on(t.triedAt),
    check('declarant_looks_found_check', sql`${t.foundAt} is null or ${t.differenceKey} is not null`),
  ],
)

/** Somebody who signs up as declarant; forgotten after thirty days without a change. */
export const declarantSignups = pgTable(
  'declarant_signups',
  {
    id: id(),
    /** Normalised. */
    email: text('email').notNull(),
    siret: text('siret').notNull(),
    locale: text('locale').notNull(),
    /** All that was typed, and what the register told, encrypted; gone once it is in the file. */
    contentCipher: bytes('content_cipher'),
    finding: text('finding').notNull(),
    /** How it goes on where the register does not confirm it; null before it is chosen. */
    choice: text('choice'),
    termsVersion: text('terms_version').notNull(),
    /** Whoever was signed in. */
    personId: uuid('person_id').references(() => persons.id),
    signedIn: boolean('signed_in').notNull(),
    emailProvenAt: instant('email_proven_at'),
    phoneProvenAt: instant('phone_proven_at'),
    /** Links sent for it. */
    links: integer('links').notNull().default(0),
    linkedAt: instant('linked_at'),
    completedAt: instant('completed_at'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('declarant_signups_email_idx').on(t.email, t.linkedAt),
    index('declarant_signups_person_idx').on(t.personId),
    index('declarant_signups_expires_idx').on(t.expiresAt),
    check('declarant_signups_choice_check', sql`${t.choice} in ('later', 'check')`),
    check(
      'declarant_signups_finding_check',
      sql`${t.finding} in ('same', 'near', 'different', 'closed', 'masked', 'unknown', 'unavailable')`,
    ),
  ],
)

/**
 * What opens a sign-up: a browser in which it goes on, or a link sent by mail, which serves once and then gives such a
 * browser another. Hashes only.
 */
export const declarantSignupSecrets = pgTable(
  'declarant_signup_secrets',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    signupId: uuid('signup_id')
      .notNull()
      .references(() => declarantSignups.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    /** Whether whoever holds it has proven the address. */
    provesEmail: boolean('proves_email').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('declarant_signup_secrets_signup_idx').on(t.signupId),
    check('declarant_signup_secrets_kind_check', sql`${t.kind} in ('browser', 'link')`),
  ],
)
