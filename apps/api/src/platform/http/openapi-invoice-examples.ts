import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const id = '01920c6e-7d1a-7a44-9d0e-2f0b5a6c7d10'
const accountId = '01920c6e-7d1a-7a44-9d0e-2f0b5a6c7d11'
const amounts = { netCents: 4831, vatCents: 966, grossCents: 5797 }
const invoice = {
  ...{ id, kind: 'invoice', number: 'F2026-000123', subject: 'Services du compte asp1ent, décembre 2026' },
  ...{ issuedOn: '2026-12-01', dueOn: '2026-12-31', ...amounts, creditedCents: 0, state: 'to-pay' },
  ...{ paidOn: null, accountId, accountLogin: 'asp1ent', month: '2026-12' },
}
const line = { label: 'Abonnement', quantity: 1, unitCents: 4831, netCents: 4831, vatRateBps: 2000 }
const detail = {
  ...{ ...invoice, suppliedFrom: '2026-12-01', suppliedTo: '2026-12-31', lines: [line] },
  rates: [{ rateBps: 2000, netCents: 4831, vatCents: 966 }],
  buyer: {
    ...{ name: 'Castellan et associés', siret: '07955542100019' },
    addressLines: ['56 rue de Billancourt', '92100 Boulogne-Billancourt'],
  },
  seller: {
    ...{ name: 'Association Exemple', siret: '99313042600014', regime: 'vat', vatNumber: 'FR83404833048' },
    vatExemptionText: null,
  },
  ...{ mentions: ['late-penalties'], paid: null, reason: null, corrects: null, creditNotes: [] },
  ...{ reinstates: null, reinstatedBy: [] },
  dueCents: 5797,
  payBy: {
    ...{ reference: 'AD-2026-000123-K', transferHolder: 'Association Exemple', transferBic: 'AZLVFRP1XXX' },
    ...{ transferIban: 'FR7699999000130002607198430', chequePayableTo: 'Association Exemple' },
  },
  code: '7F3K-2M9Q-4XTB-0HJW',
}
const own = { personId: accountId, sentAt: '2026-12-01T08:00:00.000Z' }
const file = {
  ...{ ...detail, ...own, sendTo: 'compta@example.org', cancellable: true },
  left: {
    grossCents: detail.grossCents,
    rates: detail.rates,
    lines: detail.lines.map(({ netCents }) => netCents),
  },
  payment: { id: accountId, reference: 'AD-2026-000123-K', recordable: true },
}
const run = {
  ...{ id, month: '2026-12', dueOn: '2026-12-31', withTest: false, state: 'running', expectedCount: 214 },
  ...{
    issuedCount: 12,
    grossCents: 69_564,
    startedBy: 'Farid Benali',
    startedAt: '2026-12-01T08:00:00.000Z',
  },
  doneAt: null,
}
const list = {
  ...{ ...page, items: [{ ...invoice, ...own, buyerName: 'Castellan et associés' }] },
  waitsForVat: false,
  open: { count: 12, grossCents: 69_564, lateCount: 1, lateCents: 5797 },
}
const filters = {
  q: 'castellan',
  state: 'to-pay',
  kind: 'invoice',
  of: 'accounts',
  from: '2026-01-01',
  to: '2026-12-31',
}
const params = { id }

/** Examples of invoices and billing runs. */
export const INVOICE_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listInvoices: {
    params: { cursor: CURSOR, limit: 10, q: 'decembre', state: 'to-pay', accountId },
    responses: { 200: one({ ...page, items: [invoice] }) },
  },
  getInvoice: { params, responses: { 200: one(detail) } },
  getInvoicePdf: { params },
  listStaffInvoices: {
    params: { cursor: CURSOR, limit: 10, ...filters },
    responses: { 200: one(list) },
  },
  exportInvoices: { params: filters },
  getStaffInvoice: { params, responses: { 200: one(file) } },
  getStaffInvoicePdf: { params },
  cancelInvoice: {
    params,
    body: one({ reason: 'Compte fermé avant le mois facturé' }),
    responses: { 200: one(file) },
  },
  sendInvoice: { params, responses: { 200: one(file) } },
  previewBillingRun: {
    params: { cursor: CURSOR, limit: 10, month: '2026-12', withTest: 'false', show: 'billed' },
    responses: {
      200: one({
        ...page,
        items: [
          {
            ...{ accountId, login: 'asp1ent', companyName: 'Castellan et associés', refusal: null },
            ...{ warnings: [], sendTo: 'compta@example.org', lines: [line], ...amounts },
          },
        ],
        ...{ month: '2026-12', billedCount: 1, leftOutCount: 3, warningCount: 0, ...amounts },
        ...{ dueOn: '2026-12-31', months: ['2026-12', '2026-11'] },
      }),
    },
  },
  startBillingRun: {
    body: one({
      ...{ month: '2026-12', dueOn: '2026-12-31', withTest: false, without: [] },
      ...{ expectedCount: 214, expectedGrossCents: 1_240_558 },
    }),
    responses: { 201: one(run) },
  },
  listBillingRuns: {
    params: { cursor: CURSOR, limit: 10 },
    responses: { 200: one({ ...page, items: [run] }) },
  },
}
