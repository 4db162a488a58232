import { REMINDER_CHANNELS, REMINDER_MOST_DAYS, REMINDER_MOST_STEPS } from '@guichet/domain/reminders'
import { z } from 'zod'
import { dayOut, instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Reminders'

/** What became of a reminder, or of a message that carries it. */
const REMINDER_STATES = ['planned', 'queued', 'sent', 'failed', 'cancelled'] as const

const offsetDays = z
  .int('number.range')
  .min(-REMINDER_MOST_DAYS, 'number.range')
  .max(REMINDER_MOST_DAYS, 'number.range')
const channel = z.enum(REMINDER_CHANNELS, 'invalid')
const state = z.enum(REMINDER_STATES)

export const reminderStep = z
  .object({
    id: uuid,
    /** Days after the due date; before it when negative. */
    offsetDays: z.int(),
    channel: z.enum(REMINDER_CHANNELS),
    enabled: z.boolean(),
    /** The day from which it counts. */
    activeSince: dayOut,
  })
  .meta({ id: 'ReminderStep' })

export const reminderSchedule = z
  .object({
    /** In the order of days. */
    steps: z.array(reminderStep).max(REMINDER_MOST_STEPS),
    version: z.int().min(0),
  })
  .meta({ id: 'ReminderSchedule' })

export const getReminderSchedule = defineRoute({
  method: 'GET',
  path: '/admin/reminder-schedule',
  operationId: 'getReminderSchedule',
  tag,
  summary: 'When members are reminded of the end of their membership',
  access: { kind: 'staff', permission: 'memberships.read' },
  responses: { 200: reminderSchedule },
  problems: [],
})

export const updateReminderSchedule = defineRoute({
  method: 'PUT',
  path: '/admin/reminder-schedule',
  operationId: 'updateReminderSchedule',
  tag,
  summary: 'Set when members are reminded',
  description:
    'The whole list of steps; those left out are removed. A step that is new, moved or switched on counts from today: nobody is told late of a day that was over before.',
  access: { kind: 'staff', permission: 'reminders.edit' },
  precondition: true,
  body: z.strictObject({
    steps: z
      .array(
        z.strictObject({
          /** Of a step that is there already; null for a new one. */
          id: uuid.nullable(),
          offsetDays,
          channel,
          enabled: z.boolean(),
        }),
      )
      .max(REMINDER_MOST_STEPS, 'invalid'),
  }),
  responses: { 200: reminderSchedule },
  problems: ['resource.changed', 'resource.precondition-required'],
})

const plainStep = z.object({ offsetDays: z.int(), channel: z.enum(REMINDER_CHANNELS), enabled: z.boolean() })
const plainSteps = z.array(plainStep).max(REMINDER_MOST_STEPS)

export const listReminderScheduleChanges = defineRoute({
  method: 'GET',
  path: '/admin/reminder-schedule/history',
  operationId: 'listReminderScheduleChanges',
  tag,
  summary: 'Who changed the schedule of reminders, the latest first',
  access: { kind: 'staff', permission: 'memberships.read' },
  query: z.strictObject(pageQuery),
  responses: {
    200: pageOf(
      z
        .object({
          id: uuid,
          at: instantOut,
          actorName: z.string().max(250).nullable(),
          before: plainSteps,
          after: plainSteps,
        })
        .meta({ id: 'ReminderScheduleChange' }),
    ).meta({ id: 'ReminderScheduleChangePage' }),
  },
  problems: [],
})

export const getReminderForecast = defineRoute({
  method: 'GET',
  path: '/admin/reminder-schedule/forecast',
  operationId: 'getReminderForecast',
  tag,
  summary: 'How many members the schedule reaches in the coming days, if nobody renews until then',
  access: { kind: 'staff', permission: 'memberships.read' },
  query: z.strictObject({
    days: z.coerce.number().int('number.range').min(1, 'number.range').max(60, 'number.range').default(14),
  }),
  responses: {
    200: z
      .object({
        /** Days on which somebody is reached. */
        days: z
          .array(
            z.object({
              on: dayOut,
              steps: z
                .array(z.object({ stepId: uuid, offsetDays: z.int(), members: z.int().min(0) }))
                .max(REMINDER_MOST_STEPS),
              members: z.int().min(0),
            }),
          )
          .max(60),
        members: z.int().min(0),
      })
      .meta({ id: 'ReminderForecast' }),
  },
  problems: [],
})

/** A mail in parts, as the portal shows it without being one. */
const mailPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string().max(1000) }),
  z.object({
    kind: z.literal('facts'),
    items: z.array(z.object({ name: z.string().max(60), value: z.string().max(200) })).max(10),
  }),
  z.object({ kind: z.literal('action'), label: z.string().max(100), url: z.string().max(500) }),
])

const stepParams = z.strictObject({ id: uuid })
const language = z.enum(['fr', 'en'], 'invalid')

export const previewReminder = defineRoute({
  method: 'GET',
  path: '/admin/reminder-steps/:id/preview',
  operationId: 'previewReminder',
  tag,
  summary: 'What a member would read at a step, with the data of that member',
  access: { kind: 'staff', permission: 'memberships.read' },
  params: stepParams,
  query: z.strictObject({
    /** Whose; left out: of the member whom this step reaches next. */
    personId: uuid.optional(),
    locale: language.default('fr'),
  }),
  responses: {
    200: z
      .object({
        personId: uuid,
        personName: z.string().max(250),
        memberNumber: z.int(),
        dueOn: dayOut,
        /** The day of the step for that membership. */
        on: dayOut,
        /** By what that member would be reached. */
        channels: z.array(z.enum(['mail', 'sms'])).max(2),
        email: z.string().max(254),
        phone: z.string().max(40).nullable(),
        subject: z.string().max(300),
        parts: z.array(mailPart).max(20),
        /** The plain text of the mail. */
        text: z.string().max(5000),
        sms: z.string().max(500),
      })
      .meta({ id: 'ReminderPreview' }),
  },
  problems: ['resource.not-found', 'reminder.nobody'],
})

export const testReminder = defineRoute({
  method: 'POST',
  path: '/admin/reminder-steps/:id/test',
  operationId: 'testReminder',
  tag,
  summary: 'Send oneself the mail of a step, with the data of a member',
  access: { kind: 'staff', permission: 'reminders.edit' },
  idempotent: true,
  rateLimit: 'costly',
  params: stepParams,
  body: z.strictObject({ personId: uuid, locale: language }),
  responses: { 202: z.object({ sentTo: z.string().max(254) }).meta({ id: 'ReminderTest' }) },
  problems: ['resource.not-found', 'reminder.nobody', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const reminderTimeline = z
  .object({
    /** The membership that reminders speak of from here on; null where there is none. */
    membership: z.object({ id: uuid, dueOn: dayOut }).nullable(),
    /** A payment for its renewal is under way: nothing is sent meanwhile. */
    paused: z.boolean(),
    /** The membership renews by itself: mails of its own say so, and no reminder leaves. */
    automatic: z.boolean(),
    /** What is to come first by day, then what was, the latest first. */
    items: z
      .array(
        z.object({
          /** Of a reminder that was handed on; null for one to come. */
          id: uuid.nullable(),
          membershipId: uuid,
          offsetDays: z.int(),
          dueOn: dayOut,
          on: dayOut,
          state,
          messages: z
            .array(
              z.object({
                channel: z.enum(['mail', 'sms']),
                state,
                /** When it left. */
                sentAt: instantOut.nullable(),
              }),
            )
            .max(2),
        }),
      )
      .max(100),
    /** SMS beside or in place of mail, where a step allows it. */
    sms: z.object({
      wanted: z.boolean(),
      /** The number they would go to, its middle hidden; null where there is none that takes SMS. */
      phoneMasked: z.string().max(40).nullable(),
    }),
    /** The organisation has a step that sends SMS, and a gateway to send them by. */
    smsOffered: z.boolean(),
  })
  .meta({ id: 'ReminderTimeline' })

export const getMemberReminders = defineRoute({
  method: 'GET',
  path: '/admin/members/:id/reminders',
  operationId: 'getMemberReminders',
  tag,
  summary: 'What a member was sent about the end of the membership, and will be',
  access: { kind: 'staff', permission: 'members.read' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: reminderTimeline },
  problems: ['resource.not-found'],
})

export const getMyReminders = defineRoute({
  method: 'GET',
  path: '/me/reminders',
  operationId: 'getMyReminders',
  tag,
  summary: 'What I was sent about the end of my membership, and will be',
  access: { kind: 'person', scope: 'me:read' },
  responses: { 200: reminderTimeline },
  problems: [],
})

export const updateReminderPreferences = defineRoute({
  method: 'PUT',
  path: '/me/reminder-preferences',
  operationId: 'updateReminderPreferences',
  tag,
  summary: 'Say whether I also want to be reminded by SMS',
  access: { kind: 'person', scope: 'me:write' },
  body: z.strictObject({ sms: z.boolean('invalid') }),
  responses: { 200: reminderTimeline },
  problems: ['reminder.no-mobile'],
})
