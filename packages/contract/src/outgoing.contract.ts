import { z } from 'zod'
import { instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Operations'

/** States of a message on its way out. */
export const OUTGOING_STATES = ['queued', 'sent', 'failed', 'cancelled'] as const
export const OUTGOING_CHANNELS = ['mail', 'sms'] as const

const outgoingMessage = z
  .object({
    id: uuid,
    channel: z.enum(OUTGOING_CHANNELS),
    /** What it is about: the name of its template. */
    kind: z.string().max(60),
    /** Subject of a mail, in its own language; null where it cannot be made any more. */
    subject: z.string().max(300).nullable(),
    recipient: z.string().max(254),
    /** Whom it is for; null where that is no person of the portal. */
    personId: uuid.nullable(),
    personName: z.string().max(250).nullable(),
    isMember: z.boolean(),
    locale: z.enum(['fr', 'en']),
    state: z.enum(OUTGOING_STATES),
    attempts: z.int().min(0),
    /** When it is tried again at the latest. */
    nextTryAt: instantOut.nullable(),
    lastError: z.string().max(300).nullable(),
    createdAt: instantOut,
    sentAt: instantOut.nullable(),
    /** It carries a link or a code that is for its recipient alone: nobody else reads it. */
    secret: z.boolean(),
    resendable: z.boolean(),
    cancellable: z.boolean(),
  })
  .meta({ id: 'OutgoingMessage' })

export const listOutgoingMessages = defineRoute({
  method: 'GET',
  path: '/admin/outgoing-messages',
  operationId: 'listOutgoingMessages',
  tag,
  summary: 'Mails and SMS on their way out and gone, the latest first',
  access: { kind: 'staff', permission: 'outgoing.read' },
  query: z.strictObject({
    ...pageQuery,
    /** Part of an address or of a number. */
    q: searchText,
    state: z.enum(OUTGOING_STATES, 'invalid').optional(),
    channel: z.enum(OUTGOING_CHANNELS, 'invalid').optional(),
    kind: z.string().max(60, 'text.too-long').optional(),
  }),
  responses: { 200: pageOf(outgoingMessage).meta({ id: 'OutgoingMessagePage' }) },
  problems: [],
})

const params = z.strictObject({ id: uuid })

export const getOutgoingMessage = defineRoute({
  method: 'GET',
  path: '/admin/outgoing-messages/:id',
  operationId: 'getOutgoingMessage',
  tag,
  summary: 'One message and what it says',
  description:
    'What carries a link or a code for its recipient alone is not shown; that a message was read is written down.',
  access: { kind: 'staff', permission: 'outgoing.read' },
  params,
  responses: {
    200: outgoingMessage
      .extend({
        /** Its plain text; null for a secret one, and where it cannot be made any more. */
        text: z.string().max(20_000).nullable(),
      })
      .meta({ id: 'OutgoingMessageDetails' }),
  },
  problems: ['resource.not-found'],
})

export const resendOutgoingMessage = defineRoute({
  method: 'POST',
  path: '/admin/outgoing-messages/:id/resend',
  operationId: 'resendOutgoingMessage',
  tag,
  summary: 'Send a message again, to the same recipient',
  access: { kind: 'staff', permission: 'outgoing.edit' },
  idempotent: true,
  params,
  responses: { 200: outgoingMessage },
  problems: [
    'resource.not-found',
    'outgoing.not-resendable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const cancelOutgoingMessage = defineRoute({
  method: 'POST',
  path: '/admin/outgoing-messages/:id/cancel',
  operationId: 'cancelOutgoingMessage',
  tag,
  summary: 'Keep a message that has not left from leaving',
  access: { kind: 'staff', permission: 'outgoing.edit' },
  params,
  responses: { 200: outgoingMessage },
  problems: ['resource.not-found', 'outgoing.not-cancellable'],
})

const jobName = z
  .string()
  .regex(/^[a-z][a-z.-]{1,58}$/u, 'invalid')
  .max(60, 'invalid')

export const listJobs = defineRoute({
  method: 'GET',
  path: '/admin/jobs',
  operationId: 'listJobs',
  tag,
  summary: 'What the portal does in the background: when it last ran, and what failed',
  access: { kind: 'staff', permission: 'jobs.manage' },
  responses: {
    200: z
      .object({
        items: z
          .array(
            z
              .object({
                name: z.string().max(60),
                /** `scheduled`: by the clock; `effect`: what follows from what people do. */
                kind: z.enum(['scheduled', 'effect']),
                cron: z.string().max(40).nullable(),
                waiting: z.int().min(0),
                running: z.int().min(0),
                failed: z.int().min(0),
                lastRunAt: instantOut.nullable(),
                lastState: z.enum(['running', 'done', 'failed', 'retrying']).nullable(),
                lastSeconds: z.number().min(0).nullable(),
              })
              .meta({ id: 'JobLine' }),
          )
          .max(100),
      })
      .meta({ id: 'Jobs' }),
  },
  problems: [],
})

export const listJobFailures = defineRoute({
  method: 'GET',
  path: '/admin/jobs/:name/failures',
  operationId: 'listJobFailures',
  tag,
  summary: 'The latest failures of one job, without what it carried',
  access: { kind: 'staff', permission: 'jobs.manage' },
  params: z.strictObject({ name: jobName }),
  responses: {
    200: z
      .object({
        items: z
          .array(
            z
              .object({
                id: uuid,
                createdAt: instantOut,
                failedAt: instantOut.nullable(),
                attempts: z.int().min(0),
                error: z.string().max(300).nullable(),
              })
              .meta({ id: 'JobFailure' }),
          )
          .max(50),
      })
      .meta({ id: 'JobFailures' }),
  },
  problems: ['resource.not-found'],
})

export const runJob = defineRoute({
  method: 'POST',
  path: '/admin/jobs/:name/run',
  operationId: 'runJob',
  tag,
  summary: 'Run a scheduled job now; one that waits already is not doubled',
  access: { kind: 'staff', permission: 'jobs.manage' },
  params: z.strictObject({ name: jobName }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})

export const retryJob = defineRoute({
  method: 'POST',
  path: '/admin/jobs/:name/failures/:id/retry',
  operationId: 'retryJob',
  tag,
  summary: 'Try a failed job again',
  access: { kind: 'staff', permission: 'jobs.manage' },
  params: z.strictObject({ name: jobName, id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})
