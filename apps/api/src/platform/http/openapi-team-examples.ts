import type { OperationExamples } from './openapi-examples.ts'
import { PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const EMAIL = 'lea.martin@azur-lavande.example'
const colleague = {
  ...{ id: PERSON_ID, firstName: 'Nadia', lastName: 'Perrin', email: 'nadia.perrin@azur-lavande.example' },
  ...{
    role: 'manager',
    suspended: false,
    hasFactor: true,
    self: false,
    lastSignInAt: '2026-11-29T08:02:11.000Z',
  },
}
const invitation = {
  ...{ email: EMAIL, firstName: 'Léa', lastName: 'Martin', role: 'support' },
  ...{ expiresAt: '2026-12-01T09:00:00.000Z', invitedBy: 'Nadia Perrin' },
}

/** The staff and their roles. */
export const TEAM_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listTeam: { responses: { 200: one({ items: [colleague], invitations: [invitation] }) } },
  inviteStaff: {
    body: one({
      ...{ email: EMAIL, firstName: 'Léa', lastName: 'Martin', role: 'support' },
      currentPassword: 'Azur-Lavande-2026!',
    }),
    responses: { 201: one(invitation) },
  },
  withdrawStaffInvitation: { body: one({ email: EMAIL }) },
  changeStaffRole: {
    params: { id: PERSON_ID },
    body: one({ role: 'finance' }),
    responses: { 200: one({ ...colleague, role: 'finance' }) },
  },
  suspendStaff: {
    params: { id: PERSON_ID },
    responses: { 200: one({ ...colleague, suspended: true }) },
  },
  reinstateStaff: { params: { id: PERSON_ID }, body: one({}), responses: { 200: one(colleague) } },
  removeStaff: { params: { id: PERSON_ID } },
}
