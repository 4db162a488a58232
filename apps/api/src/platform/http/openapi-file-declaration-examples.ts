import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const fileId = '019a1f62-3c4d-7e5f-8a9b-0c1d2e3f4a5b'
const file = {
  ...{ fileId, ownerName: 'VIDALENC Clarisse', companyName: 'CLARISSE VIDALENC', siret: '81000001800019' },
}
const days = { startsOn: '2026-07-01', endsOn: '2026-09-30', dueOn: '2026-11-02', opensOn: '2026-10-01' }
const turnovers = [{ category: 'services', amountCents: 412000 }]
const amounts = { turnoverCents: 412000, totalCents: 87800 }

/** Declarations of all the files that are open to somebody. */
export const FILE_DECLARATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listFileDeclarations: {
    params: { limit: 10, cursor: CURSOR, q: 'vidalenc', state: 'open' },
    responses: {
      200: one({
        items: [
          { ...file, state: 'open', period: { code: '2026-T3', ...days }, toDeclare: 1, mayFile: true },
        ],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
        ...{ late: 0, open: 1 },
      }),
    },
  },
  exportFileDeclarations: { params: { q: 'vidalenc', state: 'open' } },
  checkFileDeclarations: {
    body: one({ csv: 'SIRET;Période;Prestations\n81000001800019;2026-T3;4 120,00\n' }),
    responses: {
      200: one({
        lines: [
          {
            ...{ line: 2, siret: file.siret, period: '2026-T3', outcome: 'file', refusal: null },
            found: { ...file, dueOn: days.dueOn, isLate: false, version: 0 },
            ...{ turnovers, ...amounts, warnings: [] },
          },
        ],
        ...{ faults: [], skipped: 0, ...amounts },
      }),
    },
  },
  fileManyDeclarations: {
    body: one({ lines: [{ fileId, period: '2026-T3', version: 0, turnovers, totalCents: 87800 }] }),
    responses: {
      200: one({
        lines: [
          {
            ...{ fileId, period: '2026-T3', outcome: 'filed', refusal: null, number: 'DC-2026-000123' },
            ...amounts,
          },
        ],
      }),
    },
  },
}
