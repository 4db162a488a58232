import type { OperationExamples } from './openapi-examples.ts'
import { MESSAGE_EXAMPLES } from './openapi-message-examples.ts'
import { NOTIFICATION_EXAMPLES } from './openapi-notification-examples.ts'
import { PRIVACY_EXAMPLES } from './openapi-privacy-examples.ts'
import { CURSOR, PARTNER_ID, PERSON_ID, TOKEN, TYPE_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f60-1a2b-7c3d-8e4f-5a6b7c8d9e01'
const params = { id: ID }
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const NAME = 'Assemblée générale de janvier'
const words = {
  subject: 'Assemblée générale du 22 janvier',
  body: 'Bonjour {{firstName}},\n\nNotre assemblée générale a lieu le **22 janvier à 18 h**.',
}
const content = { name: NAME, segment: { state: 'active', partnerId: PARTNER_ID }, fr: words, en: null }
const times = {
  ...{ scheduledAt: null, startedAt: null, endedAt: null },
  ...{ createdAt: '2026-11-20T09:00:00.000Z', updatedAt: '2026-11-20T09:12:00.000Z' },
  authorName: 'Maëlle Gauthier',
}
const draft = { id: ID, ...content, ...times, state: 'draft', version: 2, report: null }
const leftOut = { withoutEmail: 3, undeliverable: 2, notWanted: 9 }
const sending = {
  ...{ ...draft, state: 'sending', version: 3, startedAt: '2026-11-20T09:15:00.000Z' },
  report: {
    ...{ mails: 412, waiting: 380, queued: 4, sent: 27, failed: 0, bounced: 1, withheld: 0 },
    ...{ unsubscribed: 0, shared: 2, ...leftOut },
  },
}
const plain = { strong: false, emphasis: false, url: null }
const unsubscription = { emailMasked: 'he•••@example.org', wanted: true, mayTakeBack: false }

/** Mailings, news of the organisation, and who takes no mail. */
export const MAILING_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...MESSAGE_EXAMPLES,
  ...NOTIFICATION_EXAMPLES,
  ...PRIVACY_EXAMPLES,
  listMailings: {
    params: { limit: 10, cursor: CURSOR, q: 'assemblée', state: 'draft' },
    responses: {
      200: one({
        items: [{ id: ID, name: NAME, state: 'draft', subject: words.subject, ...times, mails: 0, sent: 0 }],
        ...page,
      }),
    },
  },
  createMailing: { body: one(content), responses: { 201: one({ ...draft, version: 1 }) } },
  getMailing: { params, responses: { 200: one(sending) } },
  updateMailing: { params, body: one(content), responses: { 200: one(draft) } },
  deleteMailing: { params },
  copyMailing: {
    params,
    body: one({ name: 'Assemblée générale de juin' }),
    responses: { 201: one({ ...draft, name: 'Assemblée générale de juin', version: 1 }) },
  },
  countMailingAudience: {
    params: {
      ...{ state: 'active', partnerId: PARTNER_ID, typeId: TYPE_ID },
      ...{ dueFrom: '2026-12-01', dueTo: '2026-12-31' },
    },
    responses: { 200: one({ members: 428, mails: 412, shared: 2, ...leftOut }) },
  },
  previewMailing: {
    params: { ...params, personId: PERSON_ID, locale: 'fr' },
    responses: {
      200: one({
        ...{ personId: PERSON_ID, personName: 'Hélène Castellan', memberNumber: 46 },
        ...{ email: 'helene.castellan@example.org', locale: 'fr', subject: words.subject },
        blocks: [{ kind: 'paragraph', runs: [{ ...plain, text: 'Bonjour Hélène,' }] }],
        text: 'Bonjour Hélène,\n\nNotre assemblée générale a lieu le 22 janvier à 18 h.',
      }),
    },
  },
  testMailing: {
    params,
    body: one({ personId: PERSON_ID, locale: 'fr' }),
    responses: { 202: one({ sentTo: 'maelle.gauthier@example.org' }) },
  },
  sendMailing: { params, body: one({ at: null }), responses: { 200: one(sending) } },
  stopMailing: { params, responses: { 200: one({ ...sending, state: 'stopped' }) } },
  resumeMailing: { params, responses: { 200: one(sending) } },
  listMailingRecipients: {
    params: { ...params, limit: 10, cursor: CURSOR, state: 'sent' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: '019a1f60-1a2b-7c3d-8e4f-5a6b7c8d9e02', personId: PERSON_ID },
            ...{ personName: 'Hélène Castellan', memberNumber: 46, address: 'helene.castellan@example.org' },
            ...{ state: 'sent', sentAt: '2026-11-20T09:15:02.000Z', reason: null, unsubscribed: false },
            sharedWith: ['Paul Castellan'],
          },
        ],
        ...page,
      }),
    },
  },
  clearUndeliverable: { params: { id: PERSON_ID } },
  getNewsPreference: { responses: { 200: one({ wanted: true, basis: 'contract' }) } },
  updateNewsPreference: {
    body: one({ wanted: false }),
    responses: { 200: one({ wanted: false, basis: null }) },
  },
  getUnsubscription: { params: { token: TOKEN }, responses: { 200: one(unsubscription) } },
  updateUnsubscription: {
    params: { token: TOKEN },
    body: one({ wanted: false }),
    responses: { 200: one({ ...unsubscription, wanted: false, mayTakeBack: true }) },
  },
}
