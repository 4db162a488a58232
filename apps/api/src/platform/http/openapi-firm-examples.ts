import type { OperationExamples } from './openapi-examples.ts'
import { TOKEN } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f62-3c4d-7e5f-8a9b-0c1d2e3f4a5c'
const createdAt = '2026-11-02T08:00:00.000Z'
const manager = {
  ...{ id: ID, name: 'Paul Reboul', email: 'cabinet@example.org', role: 'manager', state: 'active' },
  ...{ isMe: true, createdAt, joinedAt: createdAt, answerBy: null, version: 1 },
}
const invited = {
  ...{ ...manager, name: null, email: 'lea.morel@example.org', role: 'collaborator', state: 'invited' },
  ...{ isMe: false, joinedAt: null, answerBy: '2026-12-02T08:00:00.000Z' },
}
const firm = {
  ...{ id: ID, name: 'Cabinet Reboul', version: 1, createdAt, role: 'manager', members: [manager, invited] },
}
const invitation = {
  ...{ id: ID, firmName: 'Cabinet Reboul', inviterName: 'Paul Reboul', role: 'collaborator' },
  answerBy: '2026-12-02T08:00:00.000Z',
}
const named = one({ name: 'Cabinet Reboul' })

/** Firms of third parties. */
export const FIRM_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getFirm: { responses: { 200: one({ firm, invitations: [] }) } },
  createFirm: { body: named, responses: { 201: one({ ...firm, members: [manager] }) } },
  renameFirm: { body: named, responses: { 200: one({ ...firm, version: 2 }) } },
  inviteColleague: {
    body: one({ email: 'lea.morel@example.org', role: 'collaborator' }),
    responses: { 201: one(invited) },
  },
  getFirmMember: { params: { id: ID }, responses: { 200: one(manager) } },
  resendFirmInvitation: { params: { id: ID }, responses: { 200: one({ ...invited, version: 2 }) } },
  changeFirmRole: {
    params: { id: ID },
    body: one({ role: 'manager' }),
    responses: { 200: one({ ...manager, isMe: false, version: 2 }) },
  },
  endFirmPlace: { params: { id: ID } },
  acceptFirmInvitation: { params: { id: ID }, body: one({ token: TOKEN }) },
  getFirmInvitation: {
    params: { token: TOKEN },
    responses: { 200: one({ ...invitation, email: 'lea.morel@example.org', signInFirst: false }) },
  },
  signUpToFirm: {
    params: { token: TOKEN },
    body: one({ firstName: 'Léa', lastName: 'Morel', password: 'Mistral-Olivier-31!' }),
  },
}
