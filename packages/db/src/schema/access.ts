import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Keys of programs that act for a person: shown once, kept as SHA-256. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    name: text('name').notNull(),
    keyHash: bytes('key_hash').notNull().unique(),
    /** The last signs of the key, by which its owner tells it from others. */
    hint: text('hint'),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    /** Calls per minute, where fewer than the person may make. */
    limitPerMinute: integer('limit_per_minute'),
    /** Addresses and networks from which alone it is accepted; everywhere when there are none. */
    networks: text('networks').array().notNull().default([]),
    createdAt: createdAt(),
    expiresAt: instant('expires_at'),
    /** When its owner was told that it ends soon. */
    noticedAt: instant('noticed_at'),
    lastUsedAt: instant('last_used_at'),
    lastUsedIp: text('last_used_ip'),
    /** The key that took its place: until `expires_at` both work. */
    replacedById: uuid('replaced_by_id').references((): AnyPgColumn => apiKeys.id),
    revokedAt: instant('revoked_at'),
    /** Since staff gave the access back to its owner, who has not taken it back yet: it opens nothing. */
    heldAt: instant('held_at'),
  },
  (t) => [
    index('api_keys_person_idx').on(t.personId),
    index('api_keys_expires_idx').on(t.expiresAt).where(sql`${t.revokedAt} is null`),
    index('api_keys_replaced_by_idx').on(t.replacedById).where(sql`${t.replacedById} is not null`),
    check('api_keys_limit_check', sql`${t.limitPerMinute} between 1 and 600`),
  ],
)
