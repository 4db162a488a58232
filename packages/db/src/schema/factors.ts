import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { sessions } from './identity.ts'
import { persons } from './persons.ts'

/** A secret offered for an authenticator program, until a code of it confirms that it was taken. */
export const totpSetups = pgTable(
  'totp_setups',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => persons.id),
    /** The session that asked: another one cannot confirm. */
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    secretCipher: bytes('secret_cipher').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('totp_setups_session_idx').on(t.sessionId)],
)

/** The codes for the day the device is lost: ten, each used once. The first signs find the row, the rest is hashed. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    selector: text('selector').notNull(),
    codeHash: text('code_hash').notNull(),
    createdAt: createdAt(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('recovery_codes_selector_key').on(t.personId, t.selector)],
)

/** A browser in which its person is not asked for the second factor, until then. */
export const trustedDevices = pgTable(
  'trusted_devices',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** Of the device cookie, as in `devices`. */
    deviceHash: bytes('device_hash').notNull(),
    userAgent: text('user_agent').notNull(),
    ip: text('ip').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [uniqueIndex('trusted_devices_device_key').on(t.personId, t.deviceHash)],
)

/** Passkeys (WebAuthn): the public half, and what is shown of each. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** As the authenticator names it, base64url. */
    credentialId: text('credential_id').notNull(),
    publicKey: bytes('public_key').notNull(),
    /** What the authenticator counts; 0 for one that counts nothing. It never goes back. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    /** Which kind of authenticator made it. */
    aaguid: uuid('aaguid').notNull(),
    /** Kept by a provider on several devices, or bound to one. */
    synced: boolean('synced').notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    uniqueIndex('passkeys_credential_key').on(t.credentialId),
    index('passkeys_person_idx').on(t.personId),
  ],
)

/** What an authenticator is to sign: once, for one purpose, in the flow that asked. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    challengeHash: bytes('challenge_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    /** Of what only this flow has: its session, its second step, or a cookie of its own. */
    flowHash: bytes('flow_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('passkey_challenges_expires_idx').on(t.expiresAt),
    check(
      'passkey_challenges_purpose_check',
      sql`${t.purpose} in ('registration', 'sign-in', 'second-factor', 'recovery')`,
    ),
  ],
)
