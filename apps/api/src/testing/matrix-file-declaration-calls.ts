import { NOWHERE } from './matrix-operations.ts'
import type { TestApp } from './test-app.ts'

type Call = (api: TestApp) => { readonly body: unknown }

/** What the operations on declarations across files are called with in the matrix. */
export const FILE_DECLARATION_CALLS: Readonly<Record<string, Call>> = {
  checkFileDeclarations: () => ({ body: { csv: 'SIRET;Période;Ventes\n' } }),
  fileManyDeclarations: () => ({
    body: {
      lines: [{ fileId: NOWHERE, period: '2026-T3', version: 0, turnovers: [], totalCents: 0 }],
    },
  }),
}
