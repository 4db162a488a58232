import { NOTIFICATION_CHANNELS, NOTIFICATION_SUBJECTS } from '@guichet/domain/notification-preferences'
import { z } from 'zod'
import { instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Notifications'
const params = z.strictObject({ id: uuid })

/** What the portal told a person, in the reader's language. */
export const notificationLine = z
  .object({
    id: uuid,
    subject: z.enum(NOTIFICATION_SUBJECTS),
    /** Null for one whose words are no more. */
    title: z.string().max(300).nullable(),
    createdAt: instantOut,
    readAt: instantOut.nullable(),
  })
  .meta({ id: 'NotificationLine' })

export const notification = notificationLine
  .extend({
    /** The rest stands in the mail alone: it carries a link for its recipient. */
    brief: z.boolean(),
    parts: z
      .array(
        z.object({
          text: z.string().max(2000),
          /** Where in the portal it leads. */
          path: z.string().max(500).nullable(),
        }),
      )
      .max(60),
  })
  .meta({ id: 'Notification' })

export const listNotifications = defineRoute({
  method: 'GET',
  path: '/notifications',
  operationId: 'listNotifications',
  tag,
  summary: 'What the portal told me, the latest first (U03)',
  description: 'What concerns an account stands under Messages; news have a page of their own.',
  access: { kind: 'person', scope: 'messages:read' },
  query: z.strictObject({
    ...pageQuery,
    subject: z.enum(NOTIFICATION_SUBJECTS, 'invalid').optional(),
    state: z.enum(['read', 'unread'], 'invalid').optional(),
  }),
  responses: { 200: pageOf(notificationLine).meta({ id: 'NotificationPage' }) },
  problems: [],
})

export const countNotifications = defineRoute({
  method: 'GET',
  path: '/notifications/unread-count',
  operationId: 'countNotifications',
  tag,
  summary: 'How many notifications I have not read: exact up to 99',
  access: { kind: 'person', scope: 'messages:read' },
  responses: {
    200: z
      .object({ unread: z.int().min(0).max(99), unreadIsExact: z.boolean() })
      .meta({ id: 'UnreadNotifications' }),
  },
  problems: [],
})

export const getNotification = defineRoute({
  method: 'GET',
  path: '/notifications/:id',
  operationId: 'getNotification',
  tag,
  summary: 'One notification with its words; reading it here does not mark it as read',
  access: { kind: 'person', scope: 'messages:read' },
  params,
  responses: { 200: notification },
  problems: ['resource.not-found'],
})

export const updateNotification = defineRoute({
  method: 'PATCH',
  path: '/notifications/:id',
  operationId: 'updateNotification',
  tag,
  summary: 'Mark a notification as read or not read',
  access: { kind: 'person', scope: 'messages:write' },
  params,
  body: z.strictObject({ read: z.boolean() }),
  responses: { 200: notificationLine },
  problems: ['resource.not-found'],
})

export const readAllNotifications = defineRoute({
  method: 'POST',
  path: '/notifications/read-all',
  operationId: 'readAllNotifications',
  tag,
  summary: 'Mark all notifications that came until now as read',
  access: { kind: 'person', scope: 'messages:write' },
  responses: { 204: null },
  problems: [],
})

export const notificationPreferences = z
  .object({
    /** Subjects of the parts of the portal that are on. */
    subjects: z
      .array(
        z.object({
          subject: z.enum(NOTIFICATION_SUBJECTS),
          channels: z
            .array(
              z.object({
                channel: z.enum(NOTIFICATION_CHANNELS),
                /** `always` and `never` are not for choosing. */
                offer: z.enum(['choice', 'always', 'never']),
                on: z.boolean(),
              }),
            )
            .max(NOTIFICATION_CHANNELS.length),
          /** The number to which its SMS go, the middle hidden; null where there is none that takes them. */
          phoneMasked: z.string().max(40).nullable(),
        }),
      )
      .max(NOTIFICATION_SUBJECTS.length),
    /** The organisation has a gateway to send SMS by. */
    smsOffered: z.boolean(),
    version: z.int().min(0),
  })
  .meta({ id: 'NotificationPreferences' })

export const getNotificationPreferences = defineRoute({
  method: 'GET',
  path: '/me/notification-preferences',
  operationId: 'getNotificationPreferences',
  tag,
  summary: 'By what I want to hear of each subject (U03)',
  access: { kind: 'person', scope: 'me:read' },
  responses: { 200: notificationPreferences },
  problems: [],
})

const choice = z.boolean('invalid').optional()

export const updateNotificationPreferences = defineRoute({
  method: 'PUT',
  path: '/me/notification-preferences',
  operationId: 'updateNotificationPreferences',
  tag,
  summary: 'Say by what I want to hear of some subjects (U03)',
  description:
    'What is left out stays as it is; what is not for choosing is passed over. Of the safety of the space, e-mail or SMS stays on. Receipts, links and what else the law or the contract asks come by e-mail all the same.',
  access: { kind: 'person', scope: 'me:write' },
  precondition: true,
  body: z.strictObject({
    subjects: z
      .array(
        z.strictObject({
          subject: z.enum(NOTIFICATION_SUBJECTS, 'invalid'),
          mail: choice,
          sms: choice,
          portal: choice,
        }),
      )
      .max(NOTIFICATION_SUBJECTS.length, 'invalid')
      .refine((list) => new Set(list.map(({ subject }) => subject)).size === list.length, 'invalid'),
  }),
  responses: { 200: notificationPreferences },
  problems: [
    ...(['resource.changed', 'resource.precondition-required'] as const),
    ...(['notification.security-off', 'reminder.no-mobile'] as const),
  ],
})
