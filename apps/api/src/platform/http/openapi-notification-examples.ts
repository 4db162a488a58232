import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '01990000-0000-7000-8000-0000000000f1'
const line = {
  ...{ id: ID, subject: 'deadlines', title: 'Votre adhésion prend fin le 31/12/2026' },
  ...{ createdAt: '2026-12-01T08:12:00.000Z', readAt: null },
}
const notification = {
  ...line,
  brief: false,
  parts: [
    { text: 'Votre adhésion va jusqu’au 31 décembre 2026.', path: null },
    { text: 'Renouveler mon adhésion', path: '/adhesions' },
  ],
}
const channels = (mail: string, sms: string, portal: string, isText: boolean) => [
  { channel: 'mail', offer: mail, on: true },
  { channel: 'sms', offer: sms, on: isText },
  { channel: 'portal', offer: portal, on: true },
]
const preferences = {
  subjects: [
    {
      ...{ subject: 'deadlines', channels: channels('choice', 'choice', 'choice', true) },
      phoneMasked: '+336 •• •• •• 78',
    },
    { subject: 'security', channels: channels('choice', 'choice', 'always', false), phoneMasked: null },
    { subject: 'billing', channels: channels('always', 'never', 'choice', false), phoneMasked: null },
  ],
  smsOffered: true,
  version: 2,
}
const params = { id: ID }

/** What the portal told a person, and by what that person wants to be told. */
export const NOTIFICATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listNotifications: {
    params: { limit: 10, cursor: CURSOR, subject: 'deadlines', state: 'unread' },
    responses: {
      200: one({
        items: [line],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  countNotifications: { responses: { 200: one({ unread: 1, unreadIsExact: true }) } },
  getNotification: { params, responses: { 200: one(notification) } },
  updateNotification: {
    ...{ params, body: one({ read: true }) },
    responses: { 200: one({ ...line, readAt: '2026-12-01T09:00:00.000Z' }) },
  },
  readAllNotifications: {},
  getNotificationPreferences: { responses: { 200: one(preferences) } },
  updateNotificationPreferences: {
    body: one({ subjects: [{ subject: 'deadlines', mail: true, sms: true }] }),
    responses: { 200: one({ ...preferences, version: 3 }) },
  },
}
