import type {
  accountImportRecord,
  IMPORT_STATES,
  listAccountImports as route,
} from '@guichet/contract/account-imports.contract'
import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findImport, type ImportRecord, readImportPage } from './data/import-record-data.ts'

type ImportView = z.input<typeof accountImportRecord>

const toView = ({ firstName, lastName, createdAt, endedAt, state, ...row }: ImportRecord): ImportView => ({
  ...row,
  state: state as (typeof IMPORT_STATES)[number],
  importedBy: `${firstName} ${lastName}`,
  startedAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})

/** Imports of accounts, the latest first (A21). */
export async function listAccountImports(
  ctx: Ctx,
  { cursor: text, limit }: Out<(typeof route)['query']>,
): Promise<Page<ImportView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readImportPage(ctx, cursor, limit)
  return toPage<ImportRecord, ImportView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toView,
  })
}

/** How far an import or a check has come, or what came of it. @throws a problem `resource.not-found`. */
export async function getAccountImport(ctx: Ctx, id: string): Promise<ImportView> {
  const row = await findImport(ctx, id)
  if (!row) throw problem('resource.not-found')
  return toView(row)
}
