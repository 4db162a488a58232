import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const MESSAGE_ID = '01990000-0000-7000-8000-0000000000f7'
const JOB_ID = '01990000-0000-7000-8000-0000000000f8'
const message = {
  ...{ id: MESSAGE_ID, channel: 'mail', kind: 'membership-reminder', recipient: 'helene@exemple.invalid' },
  ...{ subject: 'Votre adhésion prend fin le 31/12/2026', personId: PERSON_ID, isMember: true },
  ...{ personName: 'Hélène Castellan', locale: 'fr', state: 'failed', attempts: 1, nextTryAt: null },
  lastError: '550 5.1.1 User unknown',
  ...{ createdAt: '2026-12-01T07:12:03.000Z', sentAt: null },
  ...{ secret: false, resendable: true, cancellable: false },
}
const queued = { ...message, state: 'queued', lastError: null, resendable: false, cancellable: true }
const params = { id: MESSAGE_ID }

/** Mails and SMS on their way out, and jobs. */
export const OUTGOING_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listOutgoingMessages: {
    params: {
      ...{ limit: 10, cursor: CURSOR, q: 'helene', state: 'failed', channel: 'mail' },
      kind: 'membership-reminder',
    },
    responses: {
      200: one({
        items: [message],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  getOutgoingMessage: { params, responses: { 200: one({ ...message, text: 'Bonjour Hélène,' }) } },
  resendOutgoingMessage: { params, responses: { 200: one(queued) } },
  cancelOutgoingMessage: {
    params,
    responses: { 200: one({ ...queued, state: 'cancelled', resendable: true, cancellable: false }) },
  },
  listJobs: {
    responses: {
      200: one({
        items: [
          {
            ...{ name: 'send-reminders', kind: 'scheduled', cron: '12 7-17 * * *' },
            ...{ waiting: 0, running: 0, failed: 0 },
            ...{ lastRunAt: '2026-12-01T07:12:02.000Z', lastState: 'done', lastSeconds: 1.4 },
          },
        ],
      }),
    },
  },
  listJobFailures: {
    params: { name: 'message.queued' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: JOB_ID, createdAt: '2026-12-01T07:12:04.000Z', failedAt: '2026-12-01T08:02:40.000Z' },
            ...{ attempts: 13, error: 'connect ECONNREFUSED' },
          },
        ],
      }),
    },
  },
  runJob: { params: { name: 'send-reminders' } },
  retryJob: { params: { name: 'message.queued', id: JOB_ID } },
}
