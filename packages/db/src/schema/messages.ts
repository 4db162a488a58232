import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What the portal tells an account. Words are made when it is read, from `kind` and `data`; no secret stands here. */
export const accountMessages = pgTable(
  'account_messages',
  {
    id: id(),
    /** The account that it concerns. */
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    data: jsonb('data').$type<Record<string, string | number | null>>().notNull(),
    /** Its names and values, folded for search. */
    searchKey: text('search_key').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('account_messages_dedupe_key').on(t.dedupeKey),
    index('account_messages_account_idx').on(t.accountId),
    index('account_messages_words_idx').using('gin', sql`${t.searchKey} gin_trgm_ops`),
  ],
)

/**
 * In whose "Messages" a message stands: that of the account and, routed, that of its primary (A15). The account is no
 * foreign key: its check would hold the primary after its secondary, against the order of locks. Accounts are never deleted.
 */
export const messageInboxes = pgTable(
  'message_inboxes',
  {
    accountId: uuid('account_id').notNull(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => accountMessages.id),
    /** It concerns a secondary account: for the holder, and those who manage the secondaries. */
    routed: boolean('routed').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.messageId] }),
    index('message_inboxes_page_idx').on(t.accountId, t.createdAt, t.messageId),
    index('message_inboxes_message_idx').on(t.messageId),
  ],
)

/** "Tout marquer comme lu": what came until then is read by the person, unless `message_states` says otherwise. */
export const messageMarks = pgTable(
  'message_marks',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    readThrough: instant('read_through').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.personId] }),
    index('message_marks_person_idx').on(t.personId),
  ],
)

/** One message that a person has read, or has marked as not read. */
export const messageStates = pgTable(
  'message_states',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    messageId: uuid('message_id')
      .notNull()
      .references(() => accountMessages.id),
    read: boolean('read').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.messageId] }),
    index('message_states_message_idx').on(t.messageId),
    index('message_states_unread_idx').on(t.personId).where(sql`not ${t.read}`),
  ],
)
