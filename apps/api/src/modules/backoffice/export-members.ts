import { Readable } from 'node:stream'
import type { exportMembers as route } from '@guichet/contract/backoffice.contract'
import type { Out } from '@guichet/contract/route'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { readColumns } from '@guichet/domain/member-columns'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { workbookOf } from '../../platform/spreadsheets/workbook-write.ts'
import { hasMember, memberConditions } from './data/member-filters.ts'
import { type ListedMember, readMembers } from './data/member-list-data.ts'
import { memberKey } from './data/member-order.ts'
import { type MemberSheetColumn, sheetColumns } from './domain/member-sheet.ts'

type Query = Out<(typeof route)['query']>

/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 2000

/** The members of a list in its order, read by key in batches. */
async function* batchesOf(
  ctx: Ctx,
  { sort, columns: _, ...filters }: Query,
): AsyncGenerator<readonly ListedMember[]> {
  const { exact, near, words } = memberConditions(ctx, filters)
  const condition = near === undefined || (await hasMember(ctx, words)) ? exact : near
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const rows: ListedMember[] = await readMembers(ctx, { condition, sort, cursor, limit: BATCH })
    const kept = rows.slice(0, BATCH)
    if (kept.length > 0) yield kept
    const last = kept.at(-1)
    if (last === undefined || rows.length <= BATCH) return
    rank += kept.length
    cursor = { direction: 'next', key: memberKey(last, sort), rank }
  }
}

const french = (day: string) => day.split('-').toReversed().join('/')
const csvText = ({ kind, cell }: MemberSheetColumn, row: ListedMember): string => {
  const value = cell(row)
  return value === null ? '' : kind === 'day' ? french(String(value)) : String(value)
}

async function* csvOf(ctx: Ctx, query: Query, columns: readonly MemberSheetColumn[]): AsyncGenerator<Buffer> {
  yield Buffer.from(CSV_START + csvLine(columns.map(({ header }) => header)))
  for await (const rows of batchesOf(ctx, query))
    yield Buffer.from(rows.map((row) => csvLine(columns.map((column) => csvText(column, row)))).join(''))
}

async function* cellsOf(ctx: Ctx, query: Query, columns: readonly MemberSheetColumn[]) {
  for await (const rows of batchesOf(ctx, query))
    yield rows.map((row) => columns.map(({ cell }) => cell(row)))
}

/** The list of members with its filters and in its order, written while it is read (M17, X07). */
export async function exportMembers(ctx: Ctx, query: Query, format: 'csv' | 'xlsx') {
  const { columns: named, sort: _, ...filters } = query
  const columns = sheetColumns(named === undefined ? undefined : readColumns(named.split(',')))
  await withTx(ctx, (tx) =>
    audit(tx, {
      ...{ action: 'member.exported', subjectKind: 'member-list', subjectId: null },
      after: { ...filters, format, columns: columns.map(({ header }) => header) },
    }),
  )
  const content =
    format === 'csv'
      ? csvOf(ctx, query, columns)
      : workbookOf({ name: 'Adhérents', columns }, cellsOf(ctx, query, columns), ctx.clock.now())
  return {
    fileName: `adherents-${ctx.clock.today()}.${format}`,
    stream: Readable.from(content, { objectMode: false }),
  }
}
