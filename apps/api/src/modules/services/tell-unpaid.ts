import type { Ctx } from '../../ctx.ts'
import type { Task } from '../memberships/index.ts'
import { readUnpaidOrders } from './data/order-data.ts'

/** Subscriptions whose last payment the bank refused, to be paid before anything else. */
export const listUnpaidTasks = async (ctx: Ctx, personId: string): Promise<Task[]> =>
  (await readUnpaidOrders(ctx, personId)).map(({ id, labelFr, labelEn, paidUntil }) => ({
    ...{ kind: 'service-unpaid', urgency: 'now', dueOn: paidUntil, membershipId: null, renewalId: null },
    ...{ orderId: id, label: ctx.locale === 'en' ? labelEn : labelFr, fields: [] },
  }))
