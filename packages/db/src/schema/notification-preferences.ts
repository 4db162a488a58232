import type { NotificationSubject } from '@guichet/domain/notification-preferences'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/**
 * By what a person wants to hear of a subject; without a row, nothing was said. `mail` of `news` is whether mailings are wanted,
 * `sms` of `deadlines` whether reminders come by SMS.
 */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    subject: text('subject').$type<NotificationSubject>().notNull(),
    mail: boolean('mail').notNull(),
    sms: boolean('sms').notNull(),
    portal: boolean('portal').notNull(),
    /** By what it was said. */
    source: text('source').notNull(),
    /** Raised each time it is said anew. */
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.subject] }),
    check(
      'notification_preferences_subject_check',
      sql`${t.subject} in ('deadlines', 'confirmations', 'security', 'membership', 'billing', 'accounts', 'news')`,
    ),
    check(
      'notification_preferences_source_check',
      sql`${t.source} in ('portal', 'link', 'one-click', 'complaint')`,
    ),
    check(
      'notification_preferences_security_check',
      sql`${t.subject} <> 'security' or ${t.mail} or ${t.sms}`,
    ),
  ],
)

/** What the portal tells a person, beside or in place of a mail. Words are made when it is read, from `template` and `data`. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    subject: text('subject').$type<NotificationSubject>().notNull(),
    template: text('template').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    data: jsonb('data').$type<Record<string, string | number | null>>().notNull(),
    /** The mail carries a link that is for it alone: only its title stands here. */
    brief: boolean('brief').notNull(),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (t) => [
    uniqueIndex('notifications_dedupe_key').on(t.dedupeKey),
    index('notifications_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('notifications_unread_idx').on(t.personId).where(sql`${t.readAt} is null`),
    index('notifications_created_idx').on(t.createdAt),
  ],
)
