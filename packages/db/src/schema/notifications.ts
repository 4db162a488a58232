import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'
import { reminders } from './reminders.ts'

/** Messages on their way out. `dedupe_key` makes each one go once, whatever is retried. */
export const outgoingMessages = pgTable(
  'outgoing_messages',
  {
    id: id(),
    channel: text('channel').notNull(),
    template: text('template').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    personId: uuid('person_id').references(() => persons.id),
    /** The renewal reminder that it carries. */
    reminderId: uuid('reminder_id').references(() => reminders.id),
    recipient: text('recipient').notNull(),
    locale: text('locale').notNull(),
    /** Values of the template; secrets (links) are kept encrypted in `secret`. */
    data: jsonb('data').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** When it is tried again at the latest; null when nothing was tried in vain. */
    nextTryAt: instant('next_try_at'),
    /** While one worker sends it, no other does. */
    claimedUntil: instant('claimed_until'),
    createdAt: createdAt(),
    /** When it was asked for again: it is given up three days after that. */
    resentAt: instant('resent_at'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('outgoing_messages_dedupe_key').on(t.dedupeKey),
    index('outgoing_messages_person_idx').on(t.personId),
    index('outgoing_messages_reminder_idx').on(t.reminderId),
    index('outgoing_messages_state_idx').on(t.state, t.createdAt, t.id),
    index('outgoing_messages_created_idx').on(t.createdAt, t.id),
    index('outgoing_messages_recipient_idx').using('gin', sql`${t.recipient} gin_trgm_ops`),
    check('outgoing_messages_state_check', sql`${t.state} in ('queued', 'sent', 'failed', 'cancelled')`),
    check('outgoing_messages_channel_check', sql`${t.channel} in ('mail', 'sms')`),
  ],
)
