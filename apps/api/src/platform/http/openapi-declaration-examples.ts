import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })

const period = {
  ...{ code: '2026-T3', frequency: 'quarterly', startsOn: '2026-07-01', endsOn: '2026-09-30' },
  ...{ dueOn: '2026-11-02', opensOn: '2026-10-01', state: 'filed', isOpen: true },
}
const rate = {
  ...{ kind: 'social', category: 'services', rate: 21_200, reduction: null, fullRate: null },
  ...{ since: '2022-10-01', source: 'Code de la sécurité sociale, article D613-4' },
}
const turnovers = [{ category: 'services', amountCents: 1_050_000 }]
const lines = [{ ...rate, baseCents: 1_050_000, amountCents: 222_600 }]
const filing = {
  ...{ version: 1, filedAt: '2026-10-05T08:12:00.000Z', filedBy: 'Clarisse Vidalenc', isLate: false },
  ...{ turnoverCents: 1_050_000, totalCents: 222_600 },
  receipt: { number: 'DC-2026-000123', code: '7F3K-2M9Q-4XTB-0HJW' },
}
const declaration = {
  ...period,
  ...{ id: '01900000-0000-7000-8000-0000000000e1', siret: '91234560000015' },
  ...{ companyName: 'CLARISSE VIDALENC', categories: ['services'], rates: [rate], lastYearKnown: true },
  previous: { code: '2026-T2', turnovers: [{ category: 'services', amountCents: 980_000 }] },
  ...{ current: { ...filing, turnovers, lines }, filings: [filing], version: 1 },
}
const limit = { group: 'services', amountCents: 2_030_000 }
const params = { period: '2026-T3' }

/** Declaring turnover. */
export const DECLARATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listDeclarations: {
    params: { cursor: CURSOR, limit: 10, state: 'filed', year: 2026 },
    responses: {
      200: one({
        ...{ items: [{ ...period, filing }], nextCursor: null, previousCursor: null },
        ...{ total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  getDeclaration: { params, responses: { 200: one(declaration) } },
  estimateDeclaration: {
    ...{ params, body: one({ turnovers }) },
    responses: {
      200: one({
        ...{ turnoverCents: 1_050_000, totalCents: 222_600, lines },
        warnings: [
          { code: 'vat-base-passed', limitCents: 3_750_000, amountCents: 3_810_000, group: 'services' },
        ],
      }),
    },
  },
  fileDeclaration: {
    ...{ params, body: one({ turnovers, totalCents: 222_600 }) },
    responses: { 200: one(declaration) },
  },
  getTurnoverLimits: {
    responses: {
      200: one({
        ...{ year: 2026, turnoverCents: 2_030_000 },
        limits: [
          { ...limit, kind: 'vat', limitCents: 3_750_000, majorCents: 4_125_000 },
          { ...limit, kind: 'micro', limitCents: 8_360_000, majorCents: null },
        ],
      }),
    },
  },
  getDeclarationReceipt: { params: { ...params, version: 1 } },
}
