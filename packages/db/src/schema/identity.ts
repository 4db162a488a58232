import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What a person may type as identifier: the e-mail address, and the logins of the accounts that the person holds. */
export const signInIdentifiers = pgTable(
  'sign_in_identifiers',
  {
    identifier: text('identifier').primaryKey(),
    kind: text('kind').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The account whose login this is. */
    accountId: uuid('account_id').references(() => accounts.id),
  },
  (t) => [
    index('sign_in_identifiers_person_idx').on(t.personId),
    uniqueIndex('sign_in_identifiers_account_key').on(t.accountId),
    check('sign_in_identifiers_kind_check', sql`${t.kind} in ('email', 'login')`),
  ],
)

export const credentials = pgTable('credentials', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  passwordHash: text('password_hash').notNull(),
  changedAt: instant('changed_at').notNull(),
  /** Set for a temporary password: it serves until then, and only to choose another. */
  temporaryUntil: instant('temporary_until'),
})

/** Time-based one-time codes (RFC 6238). `last_step` closes replays: a step is accepted once. */
export const totpFactors = pgTable('totp_factors', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  secretCipher: bytes('secret_cipher').notNull(),
  lastStep: integer('last_step').notNull().default(0),
  /** What its person calls it; null until it is named. */
  name: text('name'),
  createdAt: createdAt(),
  lastUsedAt: instant('last_used_at'),
})

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    remembered: boolean('remembered').notNull(),
    /** How it was opened: `password`, `password+totp`, `passkey` … */
    method: text('method').notNull(),
    userAgent: text('user_agent').notNull(),
    ip: text('ip').notNull(),
    /** Country of that address when it was opened, in two letters; null where it is not known. */
    country: text('country'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Absolute end. */
    endsAt: instant('ends_at').notNull(),
    previousSignInAt: instant('previous_sign_in_at'),
    /** The account whose login opened it: the session ends when the account is closed. */
    accountId: uuid('account_id').references(() => accounts.id),
    /** When the password was last given again in it. */
    provenAt: instant('proven_at'),
    /** New terms are to be accepted before anything is changed; looked up when it opens and with each renewal. */
    owesTerms: boolean('owes_terms').notNull().default(false),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [
    index('sessions_person_idx').on(t.personId),
    index('sessions_account_idx').on(t.accountId),
    index('sessions_ends_idx').on(t.endsAt),
  ],
)

/** Rotated at each use; the hash only. A used one shown again after the grace closes its session. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    usedAt: instant('used_at'),
  },
  (t) => [index('refresh_tokens_session_idx').on(t.sessionId)],
)

/** A browser from which a person has signed in before; exempt from the lock that strangers can cause. */
export const devices = pgTable(
  'devices',
  {
    tokenHash: bytes('token_hash').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [
    uniqueIndex('devices_token_person_key').on(t.tokenHash, t.personId),
    index('devices_person_idx').on(t.personId),
  ],
)

/** Sign-ins of a person and those refused under his name, as he reads them; kept for a year. */
export const signInEvents = pgTable(
  'sign_in_events',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    at: instant('at').notNull(),
    result: text('result').notNull(),
    knownDevice: boolean('known_device').notNull(),
    userAgent: text('user_agent').notNull(),
    ip: text('ip').notNull(),
    /** What was given, as in `sessions.method`; null where it was not noted yet. */
    method: text('method'),
    /** Country of the address at that time, in two letters; null where it is not known. */
    country: text('country'),
    /** What was unusual about it. */
    signs: text('signs').array().notNull().default(sql`'{}'::text[]`),
    /** Its words in both languages, folded for search. */
    searchKey: text('search_key').notNull().default(''),
  },
  (t) => [
    index('sign_in_events_person_idx').on(t.personId, t.at.desc().nullsFirst(), t.id),
    index('sign_in_events_at_idx').on(t.at),
    check(
      'sign_in_events_result_check',
      sql`${t.result} in ('opened', 'refused', 'factor-refused', 'denied')`,
    ),
  ],
)

/** Sign-ins that their person says were somebody else’s, for the desk to look into. */
export const signInReports = pgTable(
  'sign_in_reports',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The sign-in, as it was. */
    signedInAt: instant('signed_in_at').notNull(),
    userAgent: text('user_agent').notNull(),
    ip: text('ip').notNull(),
    country: text('country'),
    method: text('method'),
    reportedAt: instant('reported_at').notNull(),
    state: text('state').notNull().default('open'),
    handledAt: instant('handled_at'),
    handledById: uuid('handled_by_id').references(() => persons.id),
    /** What was found and done. */
    note: text('note'),
  },
  (t) => [
    index('sign_in_reports_person_idx').on(t.personId),
    index('sign_in_reports_handled_by_idx').on(t.handledById).where(sql`${t.handledById} is not null`),
    index('sign_in_reports_state_idx').on(t.state, t.reportedAt.desc().nullsFirst(), t.id),
    check(
      'sign_in_reports_state_check',
      sql`case ${t.state} when 'open' then ${t.handledAt} is null and ${t.note} is null
        when 'handled' then ${t.handledAt} is not null and ${t.note} is not null else false end`,
    ),
  ],
)

/** Failed sign-ins by keyed hash of what was typed (known or not), or of the device. */
export const signInAttempts = pgTable('sign_in_attempts', {
  subjectHash: bytes('subject_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lastFailureAt: instant('last_failure_at').notNull(),
  lockedUntil: instant('locked_until'),
})

/** Password accepted, more awaited: a code, or a password in place of the temporary one. */
export const pendingFactors = pgTable(
  'pending_factors',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    remembered: boolean('remembered').notNull(),
    /** `new-password`: everything else that is asked of the person has been given. `totp` is what `factor` was called. */
    step: text('step').notNull().default('totp'),
    /** What has been given so far, as in `sessions.method`. */
    method: text('method').notNull().default('password'),
    /** The account whose login was typed. */
    accountId: uuid('account_id').references(() => accounts.id),
    tries: integer('tries').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('pending_factors_person_idx').on(t.personId),
    index('pending_factors_account_idx').on(t.accountId),
    check('pending_factors_step_check', sql`${t.step} in ('totp', 'factor', 'new-password')`),
  ],
)

/** Links sent by e-mail or printed at start; used once. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    personId: uuid('person_id').references(() => persons.id),
    /** The account that is opened or joined by it. */
    accountId: uuid('account_id').references(() => accounts.id),
    /** Rights on that account, for a person who is invited to it. */
    rights: text('rights').array(),
    /** Whom the link was sent to, and under which name an invited person is called until it says otherwise. */
    recipient: text('recipient'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    /** Role of somebody who is invited into the staff. */
    staffRole: text('staff_role'),
    /** Encrypted TOTP secret proposed to the first administrator and to new staff. */
    secretCipher: bytes('secret_cipher'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Who had it sent; null for the portal, and for whoever was not signed in. */
    sentById: uuid('sent_by_id').references(() => persons.id),
  },
  (t) => [
    index('one_time_links_person_idx').on(t.personId),
    index('one_time_links_sent_by_idx').on(t.sentById).where(sql`${t.sentById} is not null`),
    index('one_time_links_account_idx').on(t.accountId),
    check(
      'one_time_links_purpose_check',
      sql`${t.purpose} in ('password-reset', 'first-administrator', 'account-activation', 'account-invitation', 'member-activation', 'staff-invitation', 'sign-in-denial', 'recovery-denial', 'recovery-ready')`,
    ),
  ],
)
