import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const MESSAGE_ID = '01990000-0000-7000-8000-0000000000e1'
const line = {
  id: MESSAGE_ID,
  kind: 'account-closed',
  subject: 'Le compte cs4.castellan est désactivé',
  excerpt:
    'Le compte cs4.castellan (Atelier du Port) vient d’être désactivé\u00a0: plus personne ne s’y connecte.',
  account: { id: ACCOUNT_ID, login: 'cs4.castellan', companyName: 'Atelier du Port' },
  routed: true,
  read: false,
  receivedAt: '2026-11-20T09:15:00.000Z',
}
const message = {
  ...line,
  paragraphs: [
    line.excerpt,
    'Rien n’est supprimé\u00a0: le compte peut être réactivé avec ses documents et son historique.',
  ],
  facts: [],
  action: { label: 'Consulter le compte', path: `/comptes/${ACCOUNT_ID}/identite` },
}
const params = { id: MESSAGE_ID }

/** Messages of the portal to accounts. */
export const MESSAGE_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listMessages: {
    params: { limit: 10, cursor: CURSOR, q: 'désactivé', state: 'unread', account: ACCOUNT_ID },
    responses: {
      200: one({
        items: [line],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  countUnreadMessages: { responses: { 200: one({ unread: 3, unreadIsExact: true }) } },
  getMessage: { params, responses: { 200: one(message) } },
  markMessage: { params, body: one({ read: true }), responses: { 200: one({ ...message, read: true }) } },
  markAllMessagesRead: {},
}
