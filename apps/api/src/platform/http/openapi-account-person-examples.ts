import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, account, accountPerson, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const params = { id: ACCOUNT_ID }
const sent = {
  ...{ expiresAt: '2026-11-22T09:15:00.000Z', lapsed: false },
  ...{ sentByKind: 'person', sentByName: 'Camille Durand' },
}
const personParams = { ...params, personId: PERSON_ID }

/** Persons on an account, and what its holder may ask. */
export const ACCOUNT_PERSON_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listAccountPersons: {
    params,
    responses: {
      200: one({
        items: [accountPerson],
        invitations: [
          {
            ...{ email: 'lea.martin@example.org', firstName: 'Léa', lastName: 'Martin' },
            ...{ rights: ['billing'], ...sent },
          },
        ],
      }),
    },
  },
  inviteAccountPerson: {
    params,
    body: one({ email: 'lea.martin@example.org', firstName: 'Léa', lastName: 'Martin', rights: ['billing'] }),
    responses: { 202: one({ email: 'lea.martin@example.org', expiresAt: '2026-11-22T09:15:00.000Z' }) },
  },
  withdrawInvitation: { params, body: one({ email: 'lea.martin@example.org' }) },
  getActivationLink: {
    params,
    responses: { 200: one({ link: { email: 'lea.martin@example.org', ...sent } }) },
  },
  sendActivationLink: {
    params,
    responses: { 202: one({ email: 'lea.martin@example.org', expiresAt: '2026-11-22T09:15:00.000Z' }) },
  },
  withdrawActivation: {
    params,
    responses: { 200: one({ ...account, state: 'refused', stateReason: 'Invitation retirée' }) },
  },
  updateAccountPerson: {
    params: personParams,
    body: one({ rights: ['identity', 'options'] }),
    responses: { 200: one({ ...accountPerson, role: 'collaborator', rights: ['identity', 'options'] }) },
  },
  removeAccountPerson: { params: personParams },
  transferAccount: { params, body: one({ personId: PERSON_ID }), responses: { 200: one(account) } },
  resetAccountPassword: {
    params,
    responses: {
      201: one({
        temporaryPassword: 'Olivier-Lavande-4827-Mimosa-Rocher',
        expiresAt: '2026-11-24T09:15:00.000Z',
      }),
    },
  },
  requestAccountClosure: {
    params,
    body: one({ reason: 'Cessation d’activité au 31 décembre' }),
    responses: { 202: one({ email: 'contact@example.org' }) },
  },
}
