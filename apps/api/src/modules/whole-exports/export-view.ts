import type { wholeExport } from '@guichet/contract/whole-exports.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ExportRow, findExport, readExports } from './data/export-data.ts'

type ExportView = z.input<typeof wholeExport>

/** Nobody is to see it as there when its time is over, whether it was put away or not. */
export const stateOf = ({ state, expiresAt }: ExportRow, now: Date) =>
  (state === 'done' && expiresAt !== null && expiresAt <= now ? 'expired' : state) as ExportView['state']

const viewOf = (row: ExportRow, now: Date): ExportView => ({
  ...{ id: row.id, state: stateOf(row, now), withDocuments: row.withDocuments, part: row.part },
  askedBy: `${row.firstName} ${row.lastName}`,
  askedAt: row.createdAt.toISOString(),
  ...{ rowsDone: row.rowsDone, rows: row.rows, size: row.size },
  endedAt: row.endedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  fetchedAt: row.fetchedAt?.toISOString() ?? null,
  fetchedBy: row.fetcherFirstName === null ? null : `${row.fetcherFirstName} ${row.fetcherLastName}`,
})

/** Exports of everything, the latest first. */
export async function listWholeExports(ctx: Ctx) {
  const now = ctx.clock.now()
  return { items: (await readExports(ctx, { kind: 'whole' })).map((row) => viewOf(row, now)) }
}

/** How far one has come. @throws a problem `resource.not-found`. */
export async function getWholeExport(ctx: Ctx, id: string): Promise<ExportView> {
  const row = await findExport(ctx, { kind: 'whole' }, id)
  if (!row) throw problem('resource.not-found')
  return viewOf(row, ctx.clock.now())
}
