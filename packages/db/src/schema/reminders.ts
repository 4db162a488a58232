import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { memberships } from './memberships.ts'
import { persons } from './persons.ts'

/** Version of the schedule of renewal reminders: one row, raised at each edit. */
export const reminderSchedule = pgTable(
  'reminder_schedule',
  {
    id: integer('id').primaryKey(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [check('reminder_schedule_single_check', sql`${t.id} = 1`)],
)

/** A step of the schedule. What was taken out stays: reminders that were sent name it. */
export const reminderSteps = pgTable(
  'reminder_steps',
  {
    id: id(),
    /** Days after the due date; before it when negative. */
    offsetDays: integer('offset_days').notNull(),
    channel: text('channel').notNull(),
    enabled: boolean('enabled').notNull(),
    /** The day from which it counts. */
    activeSince: date('active_since', { mode: 'string' }).notNull(),
    removedAt: instant('removed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    check('reminder_steps_channel_check', sql`${t.channel} in ('mail', 'sms', 'both')`),
    check('reminder_steps_offset_check', sql`${t.offsetDays} between -365 and 365`),
  ],
)

/** A renewal reminder that was handed on: each membership hears each step once, whoever sends it. */
export const reminders = pgTable(
  'reminders',
  {
    id: id(),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id),
    stepId: uuid('step_id')
      .notNull()
      .references(() => reminderSteps.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The day of the step when it spoke; a step may be moved later. */
    offsetDays: integer('offset_days').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reminders_membership_step_key').on(t.membershipId, t.stepId),
    index('reminders_step_idx').on(t.stepId),
    index('reminders_person_idx').on(t.personId, t.createdAt),
  ],
)

/** How a person wanted to be reminded, before `notification_preferences` took it over; goes with the next version. */
export const reminderPreferences = pgTable('reminder_preferences', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  sms: boolean('sms').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
