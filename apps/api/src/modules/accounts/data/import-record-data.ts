import { accountImports, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { createImportRecords } from '../../../platform/imports/import-records.ts'

/** Records of imports of accounts. */
export const accountImportRecords = createImportRecords(accountImports)

const columns = { ...accountImportRecords.columns, invite: accountImports.invite }
const base = ({ db }: Ctx) =>
  db.select(columns).from(accountImports).innerJoin(persons, eq(persons.id, accountImports.personId))

/** One page of the imports, the latest first; files that were only checked are left out. */
export async function readImportPage(ctx: Ctx, cursor: Cursor | null, limit: number) {
  const { filter, orderBy, count } = accountImportRecords.list(cursor)
  const rows = await base(ctx)
    .where(filter)
    .orderBy(...orderBy)
    .limit(limit + 1)
  return { rows, total: await count(ctx, { rows, limit }) }
}
export type ImportRecord = Awaited<ReturnType<typeof readImportPage>>['rows'][number]

export async function findImport(ctx: Ctx, id: string): Promise<ImportRecord | null> {
  const [row] = await base(ctx).where(eq(accountImports.id, id))
  return row ?? null
}
