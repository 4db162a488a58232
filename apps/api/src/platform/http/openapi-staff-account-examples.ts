import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, account, CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const page = (...items: unknown[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true, firstRank: 1 },
})
const params = { id: ACCOUNT_ID }
const SECONDARY_ID = '019a1f54-6c31-7e55-8b70-1d2f3a4b5c6d'
const asStaff = { ...account, via: 'staff', powers: ['read', 'read-billing', 'read-secondaries'] }

const line = {
  ...{ id: SECONDARY_ID, fileNumber: 22104, login: 'cs1.castellan', accountType: 'company' },
  ...{ siret: '07955542100019', companyName: 'Atelier Castellan, Toulon', responsibleName: 'Léa Martin' },
  ...{ test: false, state: 'open', hasMailbox: true, version: 1, kind: 'secondary' },
}
const primary = { id: ACCOUNT_ID, login: account.login, companyName: account.companyName }
const settings = {
  ...{ kind: 'primary', accountType: 'company', profileCode: 'principal', test: false, invoicingOn: null },
  version: 4,
}
const hit = {
  ...{ kind: 'account', id: ACCOUNT_ID, title: account.login, subtitle: account.companyName },
  ...{ number: String(account.fileNumber), siret: account.siret, state: 'open' },
  ...{ personId: null, accountId: ACCOUNT_ID },
}

const importRecord = {
  ...{ id: '0197a3a0-0000-7000-8000-000000000931', fileName: 'comptes.csv', importedBy: 'Camille Durand' },
  fileHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ...{
    startedAt: '2026-11-21T09:15:00.000Z',
    endedAt: '2026-11-21T09:15:04.000Z',
    dryRun: false,
    invite: true,
  },
  ...{ state: 'done', rows: 250, rowsDone: 250, created: 250, errorCount: 0 },
}

/** What staff do with accounts, and the search over everything. */
export const STAFF_ACCOUNT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listStaffAccounts: {
    params: {
      ...{ limit: 25, cursor: CURSOR, q: 'martin', accountName: 'cs1', siret: '079555421' },
      ...{ companyName: 'atelier', responsible: 'martin', accountType: 'company', state: 'open' },
      ...{ test: 'false', mailbox: 'true', kind: 'secondary', sort: '-createdOn' },
    },
    responses: { 200: one(page({ ...line, primaryLogin: account.login, createdOn: '2026-11-20' })) },
  },
  listAccountRequests: {
    params: { limit: 25, cursor: CURSOR, state: 'requested' },
    responses: {
      200: one(
        page({
          ...{ ...line, state: 'requested', primary, profileLabel: 'Compte Principal' },
          ...{ responsibleEmail: 'lea.martin@example.org', requestedAt: '2026-11-20T14:05:00.000Z' },
          opensAtOnce: false,
        }),
      ),
    },
  },
  importAccounts: {
    body: one({
      ...{ fileName: 'comptes.csv', dryRun: true, invite: false },
      content: 'Y29tcHRlO3NpcmV0O3JhaXNvbiBzb2NpYWxlO25vbTtwcsOpbm9tO2VtYWlsCg==',
    }),
    responses: {
      200: one({
        ...{ rows: 250, created: 0, primaries: 1, secondaries: 249, errorCount: 1 },
        errors: [
          {
            ...{ row: 17, column: 'siret', code: 'siret.invalid' },
            message: 'This SIRET number does not exist: check its 14 digits.',
          },
        ],
      }),
    },
  },
  listAccountImports: {
    params: { limit: 25, cursor: CURSOR },
    responses: {
      200: one(page(importRecord)),
    },
  },
  getAccountImport: {
    params: { id: importRecord.id },
    responses: { 200: one({ ...importRecord, state: 'writing', rowsDone: 120, created: 0, endedAt: null }) },
  },
  decideAccountRequest: {
    params,
    body: {
      approve: { summary: 'Approve', value: { decision: 'approve' } },
      refuse: {
        summary: 'Refuse, with a reason that the applicant reads',
        value: { decision: 'refuse', reason: 'Le SIRET indiqué n’est pas celui de votre entreprise.' },
      },
    },
    responses: { 200: one({ ...asStaff, state: 'approved', version: 2 }) },
  },
  getAccountSettings: { params, responses: { 200: one(settings) } },
  updateAccountSettings: {
    params,
    body: one({ accountType: 'accountant', test: false, invoicingOn: '2027-01-01' }),
    responses: {
      200: one({ ...settings, accountType: 'accountant', invoicingOn: '2027-01-01', version: 5 }),
    },
  },
  previewAccountProfile: {
    params: { ...params, profileCode: 'web' },
    responses: {
      200: one({
        secondaryCount: 25,
        procedures: [{ code: 'DSN', documentTypes: null }],
        losses: [
          {
            ...{ accountId: SECONDARY_ID, login: line.login, companyName: line.companyName },
            procedures: [{ code: 'DSN', documentTypes: null }],
          },
        ],
        accountsAffected: 1,
      }),
    },
  },
  getApprovalRules: { responses: { 200: one({ primary: 'staff', secondary: 'automatic' }) } },
  updateApprovalRules: {
    body: one({ primary: 'staff', secondary: 'staff' }),
    responses: { 200: one({ primary: 'staff', secondary: 'staff' }) },
  },
  searchEverything: {
    params: { q: 'castellan' },
    responses: {
      200: one({
        items: [
          hit,
          {
            ...{
              ...hit,
              kind: 'member',
              id: PERSON_ID,
              title: 'Hélène Castellan',
              state: null,
              number: '9731',
            },
            ...{ subtitle: 'helene.castellan@example.org', personId: PERSON_ID, accountId: ACCOUNT_ID },
          },
        ],
      }),
    },
  },
}
