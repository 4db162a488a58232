import { z } from 'zod'
import { instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Messages'
const messageParams = z.strictObject({ id: uuid })

/** A service message as the list shows it, in the reader's language. */
export const messageLine = z
  .object({
    id: uuid,
    kind: z.string().max(60),
    subject: z.string().max(300),
    /** Its first sentence. */
    excerpt: z.string().max(1000),
    /** The account that it concerns. */
    account: z.object({ id: uuid, login: z.string().max(64), companyName: z.string().max(200) }),
    /** It concerns a secondary account without mailbox, and came to its primary (A15). */
    routed: z.boolean(),
    read: z.boolean(),
    receivedAt: instantOut,
  })
  .meta({ id: 'MessageLine' })

/** A service message as it is read. */
export const message = messageLine
  .extend({
    paragraphs: z.array(z.string().max(2000)).max(20),
    facts: z.array(z.object({ name: z.string().max(100), value: z.string().max(1000) })).max(20),
    /** Where in the portal it leads. */
    action: z.object({ label: z.string().max(100), path: z.string().max(300) }).nullable(),
  })
  .meta({ id: 'Message' })

export const listMessages = defineRoute({
  method: 'GET',
  path: '/messages',
  operationId: 'listMessages',
  tag,
  summary: 'Messages of the portal to the accounts on which I am, the latest first',
  description:
    'Those of a secondary account without mailbox stand in the messages of its primary too. Personal mail (certificates, receipts, links) is not among them.',
  access: { kind: 'person', scope: 'messages:read' },
  query: z.strictObject({
    ...pageQuery,
    /** Words of the message, of the account or of the company, all of them. */
    q: searchText,
    state: z.enum(['read', 'unread'], 'invalid').optional(),
    /** Only what concerns this account. */
    account: uuid.optional(),
  }),
  responses: { 200: pageOf(messageLine).meta({ id: 'MessagePage' }) },
  problems: [],
})

export const countUnreadMessages = defineRoute({
  method: 'GET',
  path: '/messages/unread-count',
  operationId: 'countUnreadMessages',
  tag,
  summary: 'How many messages I have not read: exact up to 99',
  access: { kind: 'person', scope: 'messages:read' },
  responses: {
    200: z
      .object({ unread: z.int().min(0).max(99), unreadIsExact: z.boolean() })
      .meta({ id: 'UnreadMessages' }),
  },
  problems: [],
})

export const getMessage = defineRoute({
  method: 'GET',
  path: '/messages/:id',
  operationId: 'getMessage',
  tag,
  summary: 'One message; reading it here does not mark it as read',
  access: { kind: 'person', scope: 'messages:read' },
  params: messageParams,
  responses: { 200: message },
  problems: ['resource.not-found'],
})

export const markMessage = defineRoute({
  method: 'PATCH',
  path: '/messages/:id',
  operationId: 'markMessage',
  tag,
  summary: 'Mark a message as read or not read, for me alone',
  access: { kind: 'person', scope: 'messages:write' },
  params: messageParams,
  body: z.strictObject({ read: z.boolean() }),
  responses: { 200: message },
  problems: ['resource.not-found'],
})

export const markAllMessagesRead = defineRoute({
  method: 'POST',
  path: '/messages/read-all',
  operationId: 'markAllMessagesRead',
  tag,
  summary: 'Mark all messages that came until now as read, for me alone',
  access: { kind: 'person', scope: 'messages:write' },
  responses: { 204: null },
  problems: [],
})
