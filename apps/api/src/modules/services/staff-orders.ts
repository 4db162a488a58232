import type { staffServiceOrder } from '@guichet/contract/staff-services.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findOrder } from './data/order-data.ts'
import { findOrderHolder, hasOpenRefund, readOrderHistory, readStaffOrderPage } from './data/order-list.ts'
import { toOrderLine, toOrderView } from './order-view.ts'

export type StaffOrderView = z.input<typeof staffServiceOrder>

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly serviceId?: string | undefined
}

/** Orders of all members, the latest first (M17). */
export async function listStaffOrders(ctx: Ctx, query: Query) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filter = {
    search: query.q?.trim() || null,
    state: query.state ?? null,
    serviceId: query.serviceId ?? null,
  }
  const { rows, total } = await readStaffOrderPage(ctx, filter, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => ({
      ...toOrderLine(row, ctx.locale),
      personId: row.personId,
      holderName: `${row.firstName} ${row.lastName}`,
      memberNumber: row.memberNumber,
    }),
  })
}

/** One order with its payments and what happened to it. @throws a problem `resource.not-found`. */
export async function getStaffOrder(ctx: Ctx, id: string): Promise<StaffOrderView> {
  const row = await findOrder(ctx, id)
  const holder = row && (await findOrderHolder(ctx, row.personId))
  if (!row || !holder) throw problem('resource.not-found')
  const view = await toOrderView(ctx, row)
  const paymentIds = view.payments.map((payment) => payment.id)
  const history = await readOrderHistory(ctx, id, paymentIds)
  return {
    ...view,
    personId: holder.personId,
    holderName: `${holder.firstName} ${holder.lastName}`,
    memberNumber: holder.memberNumber,
    email: holder.email,
    membershipId: row.membershipId,
    refundPending: await hasOpenRefund(ctx, paymentIds),
    history: history.map(({ firstName, lastName, after, at, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      by: firstName === null ? null : `${firstName} ${lastName}`,
      reason: typeof after?.reason === 'string' ? after.reason.slice(0, 300) : null,
    })),
  }
}
