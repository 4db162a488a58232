import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { mailingRecipients } from './mailings.ts'
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
    /** The recipient of a mailing whose mail it is. */
    mailingRecipientId: uuid('mailing_recipient_id').references(() => mailingRecipients.id),
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
    /** When it came back, or was refused for its address. */
    bouncedAt: instant('bounced_at'),
    bounceKind: text('bounce_kind'),
  },
  (t) => [
    uniqueIndex('outgoing_messages_dedupe_key').on(t.dedupeKey),
    index('outgoing_messages_person_idx').on(t.personId),
    index('outgoing_messages_reminder_idx').on(t.reminderId),
    uniqueIndex('outgoing_messages_mailing_recipient_key').on(t.mailingRecipientId),
    index('outgoing_messages_state_idx').on(t.state, t.createdAt, t.id),
    index('outgoing_messages_created_idx').on(t.createdAt, t.id),
    index('outgoing_messages_recipient_idx').using('gin', sql`${t.recipient} gin_trgm_ops`),
    check('outgoing_messages_state_check', sql`${t.state} in ('queued', 'sent', 'failed', 'cancelled')`),
    check('outgoing_messages_channel_check', sql`${t.channel} in ('mail', 'sms')`),
    check('outgoing_messages_bounce_check', sql`${t.bounceKind} in ('hard', 'soft', 'complaint')`),
  ],
)

/** Addresses that take no mail, by what a mail server or who reports bounces said: no mailing goes there. */
export const undeliverableAddresses = pgTable(
  'undeliverable_addresses',
  {
    address: text('address').primaryKey(),
    /** `refused` at once by the mail server, or `reported` later. */
    source: text('source').notNull(),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  (t) => [check('undeliverable_addresses_source_check', sql`${t.source} in ('refused', 'reported')`)],
)
