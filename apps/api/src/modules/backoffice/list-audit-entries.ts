import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readAuditPage } from './data/audit-list-data.ts'

/** Who did what, the latest first. */
export async function listAuditEntries(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number; action?: string | undefined },
) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readAuditPage(ctx, query.action?.trim() || null, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: ({ at, firstName, lastName, ...row }) => ({
      ...row,
      at: at.toISOString(),
      actorName: firstName === null ? null : `${firstName} ${lastName}`,
    }),
  })
}
