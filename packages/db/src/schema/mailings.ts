import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Whom a mailing is for: the filters of the list of members. */
export interface StoredSegment {
  readonly state?: 'active' | 'inactive' | 'ending'
  readonly partnerId?: string
  readonly typeId?: string
  readonly dueFrom?: string
  readonly dueTo?: string
}

/** A letter to a segment of the members, in French and perhaps in English. */
export const mailings = pgTable(
  'mailings',
  {
    id: id(),
    name: text('name').notNull(),
    state: text('state').notNull(),
    segment: jsonb('segment').$type<StoredSegment>().notNull(),
    subjectFr: text('subject_fr').notNull(),
    bodyFr: text('body_fr').notNull(),
    /** Without them everybody gets the French text. */
    subjectEn: text('subject_en'),
    bodyEn: text('body_en'),
    version: integer('version').notNull().default(1),
    scheduledAt: instant('scheduled_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Members of the segment who were left out when sending began. */
    withoutEmail: integer('without_email').notNull().default(0),
    undeliverable: integer('undeliverable').notNull().default(0),
    notWanted: integer('not_wanted').notNull().default(0),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => persons.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('mailings_created_idx').on(t.createdAt, t.id),
    index('mailings_created_by_idx').on(t.createdBy),
    index('mailings_running_idx').on(t.state).where(sql`${t.state} in ('scheduled', 'sending')`),
    check('mailings_state_check', sql`${t.state} in ('draft', 'scheduled', 'sending', 'stopped', 'sent')`),
    check('mailings_scheduled_check', sql`(${t.state} = 'scheduled') <= (${t.scheduledAt} is not null)`),
    check('mailings_english_check', sql`(${t.subjectEn} is null) = (${t.bodyEn} is null)`),
  ],
)

/** A member of a mailing, fixed when sending began: each once; of those who share an address one gets the mail. */
export const mailingRecipients = pgTable(
  'mailing_recipients',
  {
    id: id(),
    mailingId: uuid('mailing_id')
      .notNull()
      .references(() => mailings.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    address: text('address').notNull(),
    locale: text('locale').notNull(),
    /** The mail was handed to those that leave. */
    queuedAt: instant('queued_at'),
    /** Whose mail goes to the same address. */
    sharedWithId: uuid('shared_with_id').references((): AnyPgColumn => mailingRecipients.id),
    /** When news were declined by the link of this mail. */
    unsubscribedAt: instant('unsubscribed_at'),
  },
  (t) => [
    uniqueIndex('mailing_recipients_person_key').on(t.mailingId, t.personId),
    uniqueIndex('mailing_recipients_address_key')
      .on(t.mailingId, t.address)
      .where(sql`${t.sharedWithId} is null`),
    index('mailing_recipients_waiting_idx')
      .on(t.mailingId, t.id)
      .where(sql`${t.queuedAt} is null and ${t.sharedWithId} is null`),
    index('mailing_recipients_person_idx').on(t.personId),
    index('mailing_recipients_shared_idx').on(t.sharedWithId).where(sql`${t.sharedWithId} is not null`),
  ],
)

/** When the next mails of mailings may leave, whichever process sends them: one row. */
export const mailingPace = pgTable(
  'mailing_pace',
  { id: integer('id').primaryKey(), nextAt: instant('next_at').notNull() },
  (t) => [check('mailing_pace_single_check', sql`${t.id} = 1`)],
)

/** Whether a person wanted news, before `notification_preferences` took it over; goes with the next version. */
export const newsPreferences = pgTable(
  'news_preferences',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => persons.id),
    wanted: boolean('wanted').notNull(),
    /** By what it was said. */
    source: text('source').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('news_preferences_source_check', sql`${t.source} in ('portal', 'link', 'one-click', 'complaint')`),
  ],
)
