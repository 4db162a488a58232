import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, account, CURSOR } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const page = (...items: unknown[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true, firstRank: 1 },
})
const SECONDARY_ID = '019a1f54-6c31-7e55-8b70-1d2f3a4b5c6d'
const params = { id: ACCOUNT_ID }
const secondaryParams = { id: SECONDARY_ID }
const filters = {
  ...{ q: 'martin', accountName: 'cs1', siret: '079555421', companyName: 'atelier', responsible: 'martin' },
  ...{ accountType: 'company', state: 'open', test: 'false', mailbox: 'true', sort: '-companyName' },
}

const named = { id: ACCOUNT_ID, login: account.login, companyName: account.companyName }
const line = {
  ...{ id: SECONDARY_ID, fileNumber: 22104, login: 'cs1.castellan', accountType: 'company' },
  ...{ siret: '07955542100019', companyName: 'Atelier Castellan, Toulon', responsibleName: 'Léa Martin' },
  ...{ test: false, state: 'open', hasMailbox: true, version: 1 },
}
const secondary = {
  ...{ ...account, ...line, kind: 'secondary', autonomous: true, via: 'primary' },
  primary: { id: ACCOUNT_ID, login: account.login, companyName: account.companyName },
  responsible: {
    ...account.responsible,
    lastName: 'Martin',
    firstName: 'Léa',
    email: 'lea.martin@example.org',
  },
  powers: ['read', 'edit-identity', 'edit-options', 'choose-procedures', 'close', 'reset-password'],
}
const identity = {
  siret: line.siret,
  companyName: line.companyName,
  legalRepresentative: null,
  responsible: secondary.responsible,
  technicalContact: { name: 'Nadia Benali', email: 'nadia.benali@example.org', phone: '+33612345678' },
  administrativeContact: account.administrativeContact,
}
const asked = { accountName: 'cs1', accountType: 'company', autonomous: true, createMailbox: true }

/** Accounts and those under them. */
export const ACCOUNT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listAccounts: {
    responses: {
      200: one({
        items: [
          {
            ...{ id: ACCOUNT_ID, login: account.login, companyName: account.companyName },
            ...{ kind: 'primary', state: 'open', role: 'holder' },
          },
        ],
      }),
    },
  },
  getAccountNotices: {
    responses: {
      200: one({
        dueDates: [
          {
            ...{ procedureCode: 'EDI-TVA', procedure: 'Déclaration et paiement de la TVA' },
            ...{ label: 'TVA du mois ou du trimestre, selon votre entreprise' },
            ...{ startsOn: '2026-12-15', dueOn: '2026-12-24', accounts: [named] },
          },
        ],
        alerts: [
          {
            ...{ kind: 'mailbox-quota-nearly-used', urgency: 'later', account: named },
            ...{ count: 37, quota: 40, reason: null },
          },
        ],
      }),
    },
  },
  getAccount: { params, responses: { 200: one(account) } },
  updateAccountIdentity: {
    params: secondaryParams,
    body: one(identity),
    responses: { 200: one({ ...secondary, technicalContact: identity.technicalContact, version: 2 }) },
  },
  listSecondaryAccounts: {
    params: { ...params, ...filters, limit: 10, cursor: CURSOR },
    responses: { 200: one(page(line)) },
  },
  exportSecondaryAccounts: { params: { ...params, ...filters, ids: SECONDARY_ID } },
  getSecondaryOffer: {
    params: { ...params, accountName: 'cs2' },
    responses: {
      200: one({
        suffix: '.castellan',
        mailDomain: 'courrier.example.org',
        profile: account.profile,
        mailboxQuota: 40,
        mailboxesInUse: 7,
        mailboxPrice: { netCents: 450, vatRateBps: 2000 },
        approval: 'automatic',
        name: 'free',
      }),
    },
  },
  createSecondaryAccount: {
    params,
    body: {
      invitation: {
        summary: 'The responsible person receives a link',
        value: { ...asked, ...identity, access: { kind: 'invitation' }, procedures: [{ code: 'DSN' }] },
      },
      password: {
        summary: 'The holder signs in at once',
        value: { ...asked, ...identity, access: { kind: 'password', password: 'Mistral-Olivier-31!' } },
      },
    },
    responses: { 201: one({ ...secondary, state: 'approved' }) },
  },
  closeAccount: {
    params: secondaryParams,
    body: one({ reason: 'Cessation d’activité' }),
    responses: {
      200: one({ ...secondary, state: 'closed', stateReason: 'Cessation d’activité', version: 3 }),
    },
  },
  closeAccounts: {
    body: one({ accountIds: [secondary.id], reason: 'Cessation d’activité' }),
    responses: { 200: one({ closedIds: [secondary.id], refused: [] }) },
  },
  reopenAccount: {
    params: secondaryParams,
    body: one({ reason: 'Reprise d’activité' }),
    responses: { 200: one({ ...secondary, version: 4 }) },
  },
  listAccountHistory: {
    params: { ...secondaryParams, limit: 10, cursor: CURSOR },
    responses: {
      200: one(
        page({
          id: '019a1f55-0a1b-7c2d-9e3f-4a5b6c7d8e9f',
          at: '2026-11-21T09:15:00.000Z',
          action: 'account.identity-updated',
          actorName: 'Hélène Castellan',
          actorKind: 'person',
          reason: null,
          fields: ['companyName', 'technicalPhone'],
          otherLogin: null,
        }),
      ),
    },
  },
}
