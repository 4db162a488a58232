import { z } from 'zod'
import { uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Mailings'

export const clearUndeliverable = defineRoute({
  method: 'DELETE',
  path: '/admin/members/:id/undeliverable-address',
  operationId: 'clearUndeliverable',
  tag,
  summary: 'Say that the address of a member takes mail again',
  access: { kind: 'staff', permission: 'members.edit' },
  params: z.strictObject({ id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})

const newsPreference = z
  .object({
    /** News of the organisation are sent to me. */
    wanted: z.boolean(),
    /** Why: I am or was a member (`contract`), or asked for them; null when they are not sent. */
    basis: z.enum(['contract', 'consent']).nullable(),
  })
  .meta({ id: 'NewsPreference' })

export const getNewsPreference = defineRoute({
  method: 'GET',
  path: '/me/news-preference',
  operationId: 'getNewsPreference',
  tag,
  summary: 'Whether I am sent news of the organisation',
  access: { kind: 'person', scope: 'me:read' },
  responses: { 200: newsPreference },
  problems: [],
})

export const updateNewsPreference = defineRoute({
  method: 'PUT',
  path: '/me/news-preference',
  operationId: 'updateNewsPreference',
  tag,
  summary: 'Decline or ask for news of the organisation',
  description: 'Reminders, receipts and what else is due by law or contract are sent all the same.',
  access: { kind: 'person', scope: 'me:write' },
  body: z.strictObject({ wanted: z.boolean('invalid') }),
  responses: { 200: newsPreference },
  problems: [],
})

const tokenParams = z.strictObject({ token: z.string().min(1).max(80) })
const unsubscription = z
  .object({
    /** The address that the mail went to, its middle hidden. */
    emailMasked: z.string().max(254),
    wanted: z.boolean(),
    /** This link declined them a moment ago, and takes that back; else one signs in to ask for them. */
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'Unsubscription' })

export const getUnsubscription = defineRoute({
  method: 'GET',
  path: '/unsubscriptions/:token',
  operationId: 'getUnsubscription',
  tag,
  summary: 'What the link at the end of a mailing is about',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: tokenParams,
  responses: { 200: unsubscription },
  problems: ['link.invalid'],
})

export const updateUnsubscription = defineRoute({
  method: 'PUT',
  path: '/unsubscriptions/:token',
  operationId: 'updateUnsubscription',
  tag,
  summary: 'Decline news of the organisation without signing in, or take it back',
  description:
    'Declining always counts. Taking back counts for a day, and only for what this link declined: whoever holds an old mail asks for nothing in the name of its reader.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: tokenParams,
  body: z.strictObject({ wanted: z.boolean('invalid') }),
  responses: { 200: unsubscription },
  problems: ['link.invalid', 'news.declined'],
})
