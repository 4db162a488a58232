import type { Readable } from 'node:stream'
import type { exportSecondaryAccounts as route } from '@guichet/contract/accounts.contract'
import type { Out } from '@guichet/contract/route'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { PartStream } from '../../platform/http/part-stream.ts'
import { fieldProblem } from '../../platform/problem-error.ts'
import {
  accountOrderOf,
  readSecondaries,
  type SecondaryPage,
  type SecondaryRow,
  secondaryKey,
} from './data/secondary-list-data.ts'
import { EXPORT_HEADER, exportCells } from './domain/export-words.ts'
import { reachAccount } from './reach-account.ts'

type Query = Out<(typeof route)['query']>
/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 500
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u

function idsOf(ids: string | undefined): readonly string[] | undefined {
  const parts = ids?.toLowerCase().split(',').filter(Boolean)
  if (parts?.some((part) => !UUID.test(part))) throw fieldProblem('/query/ids', 'invalid')
  return parts
}

/** All the rows of a list, read by key in batches. */
async function* batchesOf(ctx: Ctx, page: SecondaryPage): AsyncGenerator<readonly SecondaryRow[]> {
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const rows = await readSecondaries(ctx, { ...page, cursor })
    const kept = rows.slice(0, page.limit)
    yield kept
    const last = kept.at(-1)
    if (last === undefined || rows.length <= page.limit) return
    rank += kept.length
    cursor = { direction: 'next', key: secondaryKey(last, page.order), rank }
  }
}

async function* csvOf(ctx: Ctx, page: SecondaryPage): AsyncGenerator<Buffer> {
  let start = CSV_START + csvLine(EXPORT_HEADER)
  for await (const rows of batchesOf(ctx, page)) {
    yield Buffer.from(start + rows.map((row) => csvLine(exportCells(row))).join(''))
    start = ''
  }
}

export interface CsvExport {
  readonly fileName: string
  readonly stream: Readable
}

/**
 * The list of secondary accounts as CSV, in its order, written while it is read.
 * @throws problems `resource.not-found`, `account.right-missing`, `request.invalid`.
 */
export async function exportSecondaryAccounts(
  ctx: Ctx,
  primaryId: string,
  { sort, ids, ...filters }: Query,
): Promise<CsvExport> {
  const asked = { ...filters, ids: idsOf(ids) }
  const primary = await reachAccount(ctx, primaryId, 'read-secondaries')
  await withTx(ctx, (tx) =>
    audit(tx, {
      action: 'account.secondaries-exported',
      subjectKind: 'account',
      subjectId: primaryId,
      after: { selected: asked.ids?.length ?? null },
    }),
  )
  const page = { primaryId, filters: asked, order: accountOrderOf(sort), cursor: null, limit: BATCH }
  return {
    fileName: `comptes-secondaires-${primary.login}-${ctx.clock.today()}.csv`,
    stream: new PartStream(csvOf(ctx, page)),
  }
}
