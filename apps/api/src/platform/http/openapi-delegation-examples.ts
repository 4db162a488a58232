import type { OperationExamples } from './openapi-examples.ts'
import { FILE_DECLARATION_EXAMPLES } from './openapi-file-declaration-examples.ts'
import { CURSOR, PERSON_ID, TOKEN } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f62-3c4d-7e5f-8a9b-0c1d2e3f4a5b'
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const rights = ['file.see', 'memberships.see', 'documents.see', 'documents.add']
const delegation = {
  ...{ id: ID, origin: 'invitation', state: 'active', email: 'cabinet@example.org', name: 'Paul Reboul' },
  ...{ rights, endsOn: '2027-11-22', copies: true, note: null, createdAt: '2026-11-02T08:00:00.000Z' },
  ...{ acceptedAt: '2026-11-02T09:10:00.000Z', endedAt: null, lastUsedAt: '2026-11-20T10:00:00.000Z' },
  ...{ answerBy: '2026-12-02T08:00:00.000Z', version: 2, colleagues: true },
  firm: { name: 'Cabinet Reboul', others: 2 },
}
const terms = { rights, endsOn: '2027-11-22', copies: true, colleagues: true }
const invitation = {
  ...{ id: ID, ownerName: 'Hélène Castellan', rights, endsOn: '2027-11-22', note: null },
  ...{ answerBy: '2026-12-02T08:00:00.000Z', colleagues: true },
}
const request = {
  ...{ id: ID, email: 'helene.castellan@example.org', identifier: '1204', isOver: false },
  createdAt: '2026-11-20T08:00:00.000Z',
}

/** Files opened to somebody else, and staff who act for a member. */
export const DELEGATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...FILE_DECLARATION_EXAMPLES,
  listDelegations: {
    responses: {
      200: one({
        items: [delegation],
        assistances: [
          {
            ...{ id: ID, staffName: 'Maëlle Gauthier', reason: 'Aide au dépôt d’un document', isOpen: false },
            ...{ startedAt: '2026-11-18T09:00:00.000Z', endsAt: '2026-11-18T09:12:00.000Z' },
          },
        ],
        rightsOffered: rights,
        latestEndsOn: '2029-11-22',
      }),
    },
  },
  getDelegation: { params: { id: ID }, responses: { 200: one(delegation) } },
  createDelegation: {
    body: one({ email: 'cabinet@example.org', ...terms, note: 'Pour la déclaration de fin d’année' }),
    responses: {
      201: one({ ...delegation, state: 'invited', name: null, acceptedAt: null, lastUsedAt: null }),
    },
  },
  updateDelegation: { params: { id: ID }, body: one(terms), responses: { 200: one(delegation) } },
  resendInvitation: {
    params: { id: ID },
    responses: {
      200: one({ ...delegation, state: 'invited', name: null, acceptedAt: null, lastUsedAt: null }),
    },
  },
  decideDelegation: {
    params: { id: ID },
    body: one({ decision: 'accept', ...terms }),
    responses: { 200: one({ ...delegation, origin: 'request' }) },
  },
  endDelegation: { params: { id: ID } },
  acceptDelegation: { params: { id: ID }, body: one({ token: TOKEN }) },
  listFileActions: {
    params: { limit: 10, cursor: CURSOR },
    responses: {
      200: one({
        items: [
          {
            ...{ id: ID, at: '2026-11-20T10:00:00.000Z', action: 'document.created', by: 'third-party' },
            ...{ name: 'Paul Reboul', fields: [], about: 'Bilan 2025' },
          },
        ],
        ...page,
      }),
    },
  },
  listFiles: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', standing: 'due-soon', sort: 'name' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: ID, firstName: 'Hélène', lastName: 'Castellan', memberNumber: 1204, rights },
            ...{ heldBy: 'Paul Reboul', isShared: true },
            ...{ endsOn: '2027-11-22', lastUsedAt: null, standing: 'due-soon', dueOn: '2026-12-31' },
          },
        ],
        ...page,
      }),
    },
  },
  listPendingFiles: { responses: { 200: one({ invitations: [invitation], requests: [request] }) } },
  requestDelegation: {
    body: one({ email: 'helene.castellan@example.org', identifier: '1204', note: 'Cabinet Reboul' }),
    responses: { 202: one(request) },
  },
  getInvitation: {
    params: { token: TOKEN },
    responses: { 200: one({ ...invitation, email: 'cabinet@example.org', signInFirst: false }) },
  },
  signUpByInvitation: {
    params: { token: TOKEN },
    body: one({ firstName: 'Paul', lastName: 'Reboul', password: 'Mistral-Olivier-31!' }),
  },
  startAssistance: {
    params: { id: PERSON_ID },
    body: one({ reason: 'Aide au dépôt d’un document' }),
    responses: { 201: one({ id: ID, endsAt: '2026-11-22T10:30:00.000Z' }) },
  },
  endAssistance: { params: { id: ID } },
}
