import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readOrderPage } from './data/order-list.ts'
import { toOrderLine } from './order-view.ts'

/** What I have ordered, the latest first (M11). */
export async function listOrders(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readOrderPage(ctx, actingPersonId(ctx), cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toOrderLine(row, ctx.locale),
  })
}
