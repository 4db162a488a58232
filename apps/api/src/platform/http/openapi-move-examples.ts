import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, account, CURSOR } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const SECONDARY_ID = '019a1f54-6c31-7e55-8b70-1d2f3a4b5c6d'
const MOVE_ID = '019a1f55-2b3c-7d4e-8f5a-6b7c8d9e0f1a'

const primary = { id: ACCOUNT_ID, login: account.login, companyName: account.companyName }
const secondary = { id: SECONDARY_ID, login: 'cs1.castellan', companyName: 'Atelier Castellan, Toulon' }
const move = {
  ...{ id: MOVE_ID, kind: 'detach', state: 'proposed', account: secondary, primary, proposedBy: 'account' },
  ...{ proposedAt: '2026-11-21T09:15:00.000Z', expiresAt: '2026-12-21T09:15:00.000Z' },
  decisions: ['accept', 'decline'],
}
const cost = (netCents: number, quantity: number) => ({
  lines: [
    {
      ...{ item: 'secondary-mailbox', label: 'Boîte mail d’un compte secondaire', quantity, unitCents: 500 },
      ...{ netCents, vatRateBps: 2000, vatCents: netCents / 5 },
    },
  ],
  ...{ netCents, vatCents: netCents / 5, grossCents: (netCents * 6) / 5 },
})
const consequences = {
  ...{ kind: 'detach', account: secondary, primary, sides: ['primary'], atOnce: false, isOtherKnown: true },
  procedures: { lost: [], gained: [{ code: 'DSN', documentTypes: null }] },
  mailboxes: { quota: 40, before: 7, after: 6 },
  costs: [{ side: 'primary', before: cost(3500, 7), after: cost(3000, 6) }],
  ...{ profile: null, portal: null, test: null, autonomous: { before: true, after: false } },
  ...{ mailboxMade: false, services: ['statements'], quotaMoved: null, secondariesMoved: null },
}
const proposals = {
  detach: { summary: 'A secondary becomes independent', value: { proposal: { move: 'detach' } } },
  swap: { summary: 'A secondary takes the place of its primary', value: { proposal: { move: 'swap' } } },
  join: {
    summary: 'An independent account asks to join a primary',
    value: { proposal: { move: 'join', login: account.login } },
  },
  invite: {
    summary: 'A primary asks an independent account to join it',
    value: { proposal: { move: 'invite', login: 'atelier' } },
  },
}

/** Detaching, attaching and swapping of accounts. */
export const MOVE_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getAccountAttachment: {
    params: { id: SECONDARY_ID },
    responses: {
      200: one({
        ...{ kind: 'secondary', primary, hasSecondaries: false, proposal: move, may: [] },
        ...{ atOnce: false, reasonNeeded: false },
      }),
    },
  },
  listMoveProposals: {
    params: { id: ACCOUNT_ID, limit: 10, cursor: CURSOR },
    responses: {
      200: one({
        ...{ items: [move], nextCursor: null, previousCursor: null, total: 1, totalIsExact: true },
        firstRank: 1,
      }),
    },
  },
  previewAccountMove: {
    params: { id: SECONDARY_ID },
    body: proposals,
    responses: { 200: one(consequences) },
  },
  proposeAccountMove: {
    params: { id: SECONDARY_ID },
    body: {
      ...proposals,
      staff: {
        summary: 'Carried out by staff, with a reason',
        value: { proposal: { move: 'detach' }, reason: 'Demande écrite du 20 novembre 2026' },
      },
    },
    responses: { 201: one({ ...move, decisions: ['withdraw'] }) },
  },
  previewMoveProposal: { params: { id: MOVE_ID }, responses: { 200: one(consequences) } },
  decideAccountMove: {
    params: { id: MOVE_ID },
    body: one({ decision: 'accept' }),
    responses: { 200: one({ ...move, state: 'accepted', decisions: [] }) },
  },
}
