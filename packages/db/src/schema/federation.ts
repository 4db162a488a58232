import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Who signs in through an identity provider (FranceConnect), by the provider and what it calls that person. */
export const federatedIdentities = pgTable(
  'federated_identities',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    linkedAt: instant('linked_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    /** Since staff gave the access back to its person, who has not taken it back yet: it opens nothing. */
    heldAt: instant('held_at'),
  },
  (t) => [
    uniqueIndex('federated_identities_subject_key').on(t.issuer, t.subject),
    uniqueIndex('federated_identities_person_key').on(t.personId, t.issuer),
  ],
)

/** One way to an identity provider and back, bound to a browser by a cookie. */
export const federationAttempts = pgTable(
  'federation_attempts',
  {
    /** SHA-256 of the state: found again by who comes back with it. */
    stateHash: bytes('state_hash').primaryKey(),
    browserHash: bytes('browser_hash').notNull(),
    intent: text('intent').notNull(),
    /** `asked`; `answered` while the code is spent; then `pending` for an identity that nobody is linked to, or `done`. */
    step: text('step').notNull().default('asked'),
    /** Who asked for a link, or who came in. */
    personId: uuid('person_id').references(() => persons.id),
    remembered: boolean('remembered').notNull(),
    /** Nonce and PKCE verifier, encrypted. */
    secretsCipher: bytes('secrets_cipher').notNull(),
    createdAt: createdAt(),
    answeredAt: instant('answered_at'),
    expiresAt: instant('expires_at').notNull(),
    issuer: text('issuer'),
    subject: text('subject'),
    /** Who waits to be linked, encrypted. */
    identityCipher: bytes('identity_cipher'),
    /** What signing out over there asks for, encrypted. */
    idTokenCipher: bytes('id_token_cipher'),
  },
  (t) => [
    index('federation_attempts_browser_idx').on(t.browserHash),
    index('federation_attempts_person_idx').on(t.personId),
    index('federation_attempts_expires_idx').on(t.expiresAt),
    check('federation_attempts_intent_check', sql`${t.intent} in ('sign-in', 'link', 'prove')`),
    check('federation_attempts_step_check', sql`${t.step} in ('asked', 'answered', 'pending', 'done')`),
  ],
)
