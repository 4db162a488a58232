import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** A sign-in address on its way to become another. One at a time may be under way (partial unique index). */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** Empty for who had no address. */
    oldEmail: text('old_email').notNull(),
    newEmail: text('new_email').notNull(),
    state: text('state').notNull().default('pending'),
    /** The session that asked for it stays when it takes effect; it may be gone by then. */
    sessionId: uuid('session_id'),
    /** How often it was written about. */
    sendings: integer('sendings').notNull().default(1),
    createdAt: createdAt(),
    /** Until when the new address may confirm. */
    expiresAt: instant('expires_at').notNull(),
    newConfirmedAt: instant('new_confirmed_at'),
    oldConfirmedAt: instant('old_confirmed_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('email_changes_open_key').on(t.personId).where(sql`${t.state} = 'pending'`),
    index('email_changes_person_idx').on(t.personId, t.createdAt),
    index('email_changes_created_idx').on(t.createdAt),
    check(
      'email_changes_state_check',
      sql`${t.state} in ('pending', 'done', 'withdrawn', 'objected', 'expired', 'taken')`,
    ),
  ],
)

/** Links about a change, sent to one of its two addresses; they hold as long as the change is under way. */
export const emailChangeLinks = pgTable(
  'email_change_links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    changeId: uuid('change_id')
      .notNull()
      .references(() => emailChanges.id, { onDelete: 'cascade' }),
    side: text('side').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('email_change_links_change_idx').on(t.changeId),
    check('email_change_links_side_check', sql`${t.side} in ('new', 'old')`),
  ],
)
