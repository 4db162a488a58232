import { Readable } from 'node:stream'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { canonicalJson } from '../../platform/audit/seal.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { type AuditDetailRow, type AuditFilters, readAuditDetails } from './data/audit-list-data.ts'

/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 1000
const HEADER = [
  ...['Date', 'Auteur', 'Nature de l’auteur', 'Action', 'Objet', 'Identifiant', 'Avant', 'Après'],
  ...['Requête', 'Rang', 'Empreinte'],
]

const nameOf = ({ firstName, lastName }: AuditDetailRow) =>
  firstName === null ? null : `${firstName} ${lastName}`
const csvOf = (row: AuditDetailRow): string =>
  csvLine(
    [
      ...[row.at.toISOString(), nameOf(row), row.actorKind, row.action, row.subjectKind, row.subjectId],
      ...[row.before && canonicalJson(row.before), row.after && canonicalJson(row.after), row.requestId],
      ...[row.seq === null ? null : String(row.seq), row.hash],
    ].map((cell) => cell ?? ''),
  )
const lineOf = (row: AuditDetailRow): string => {
  const { firstName: _, lastName: __, sealed: ___, ...facts } = row
  return `${JSON.stringify({ ...facts, actorName: nameOf(row) })}\n`
}

async function* textOf(
  ctx: Ctx,
  filters: AuditFilters,
  { start, write }: { readonly start: string; readonly write: (row: AuditDetailRow) => string },
): AsyncGenerator<Buffer> {
  yield Buffer.from(start)
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const rows: AuditDetailRow[] = await readAuditDetails(ctx, filters, cursor, BATCH)
    const kept = rows.slice(0, BATCH)
    if (kept.length > 0) yield Buffer.from(kept.map(write).join(''))
    const last = kept.at(-1)
    if (last === undefined || rows.length <= BATCH) return
    rank += kept.length
    cursor = { direction: 'next', key: [last.at.toISOString(), last.id], rank }
  }
}

/** The entries found, the latest first, written while they are read; that it was done is an entry itself. */
export async function exportAudit(ctx: Ctx, filters: AuditFilters, format: 'csv' | 'lines') {
  await withTx(ctx, (tx) =>
    audit(tx, {
      ...{ action: 'audit.exported', subjectKind: 'audit', subjectId: null },
      after: { ...filters, format },
    }),
  )
  const shape =
    format === 'csv' ? { start: CSV_START + csvLine(HEADER), write: csvOf } : { start: '', write: lineOf }
  return {
    fileName: `journal-${ctx.clock.today()}.${format === 'csv' ? 'csv' : 'jsonl'}`,
    stream: Readable.from(textOf(ctx, filters, shape), { objectMode: false }),
  }
}
