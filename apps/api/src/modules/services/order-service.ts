import type { Out } from '@guichet/contract/route'
import type { createServiceOrder as route } from '@guichet/contract/services.contract'
import { serviceAmounts, servicePriceOn } from '@guichet/domain/services'
import { actingPersonId, type Ctx, spaceUrl, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { demandInFile } from '../../platform/file-access.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { openCheckout, openPayment, settlePayment, tellHowToPay } from '../billing/index.ts'
import { availableMethods, findMemberStanding } from '../memberships/index.ts'
import { takeVoucher } from '../vouchers/index.ts'
import { findOrder, insertOrder, lockOrders, type OrderRow, readLiveOrders } from './data/order-data.ts'
import { findService } from './data/service-data.ts'
import { judgeService, methodsFor } from './list-services.ts'
import { type OrderView, toOrderView } from './order-view.ts'

export const ORDER_PURPOSE = 'service-order'

/** Opens (or opens again) the page where an order is paid. */
export const openOrderCheckout = (ctx: Ctx, order: Pick<OrderRow, 'id' | 'interval'>, paymentId: string) => {
  const page = `${spaceUrl(ctx)}/prestations/commandes/${order.id}`
  return openCheckout(ctx, {
    paymentId,
    interval: order.interval,
    successUrl: `${page}?retour=paye`,
    cancelUrl: `${page}?retour=annule`,
  })
}

/**
 * Orders a service: one order of it waits for its payment at a time, whatever is clicked how often.
 * @throws problems `resource.not-found`, `service-order.unavailable`, `service-order.pending`,
 * `service-order.price-changed`, `voucher.unavailable`, `payment.provider-unavailable`, `request.invalid`.
 */
export async function orderService(
  ctx: Ctx,
  { serviceId, method, amountCents, voucherId, beginsAtOnce }: Out<(typeof route)['body']>,
): Promise<OrderView> {
  const personId = actingPersonId(ctx)
  if (method === 'card' || method === 'sepa-debit' || voucherId) demandInFile(ctx, 'payments.pay')
  const orderId = ctx.ids.uuid()
  const paymentId = ctx.ids.uuid()
  const { interval, isDue } = await withTx(ctx, async (tx) => {
    await lockOrders(tx, personId)
    const service = await findService(tx, serviceId)
    if (!service) throw problem('resource.not-found')
    const today = tx.clock.today()
    const member = await findMemberStanding(tx, personId)
    const refusal = judgeService(service, member, await readLiveOrders(tx, personId), today)
    if (refusal === 'pending' || refusal === 'subscribed') throw problem('service-order.pending')
    const price = servicePriceOn(service.prices, today)
    if (refusal || !price) throw problem('service-order.unavailable')
    if (!methodsFor(service.interval, await availableMethods(tx)).includes(method))
      throw fieldProblem('/method', 'invalid')
    const { grossCents } = serviceAmounts(price)
    if (grossCents !== amountCents) throw problem('service-order.price-changed')
    if (voucherId && service.interval !== null) throw fieldProblem('/voucherId', 'invalid')
    // It begins with its payment: without the express request nobody may begin.
    if (service.interval !== null && !beginsAtOnce) throw fieldProblem('/beginsAtOnce', 'required')
    const voucher = await takeVoucher(tx, { voucherId, personId, priceCents: grossCents })
    const dueCents = serviceAmounts(price, voucher.amountCents).grossCents
    const { labelFr, labelEn } = service
    const facts = { labelFr, labelEn, amountCents: dueCents, vatRateBps: price.vatRateBps }
    await openPayment(tx, {
      id: paymentId,
      personId,
      purpose: ORDER_PURPOSE,
      purposeId: orderId,
      ...facts,
      method: dueCents === 0 ? 'free' : method,
    })
    await voucher.keepFor(paymentId)
    const number = await nextNumber(tx, 'service-order')
    const now = tx.clock.now()
    const running = service.audience === 'types' ? service.typeCodes : null
    const membership = member.running.find(({ typeCode }) => running === null || running.includes(typeCode))
    const isNew = await insertOrder(tx, {
      ...{ id: orderId, personId, serviceId, paymentId, number, ...facts },
      membershipId: membership?.id ?? null,
      orderedOn: today,
      interval: service.interval,
      recurring: service.interval !== null,
      beginsAtOnce,
      state: 'pending',
      createdAt: now,
      updatedAt: now,
    })
    if (!isNew) throw problem('service-order.pending')
    await audit(tx, {
      action: 'service.ordered',
      subjectKind: 'service-order',
      subjectId: orderId,
      after: {
        ...{ number, serviceId, method, amountCents: dueCents, interval: service.interval },
        voucherCents: voucher.amountCents,
        beginsAtOnce,
      },
    })
    await tellHowToPay(tx, paymentId, `/prestations/commandes/${orderId}`)
    // Nothing is left to pay: it is paid.
    if (dueCents === 0) await settlePayment(tx, { paymentId, paidOn: today, paidAt: now })
    return { interval: service.interval, isDue: dueCents > 0 }
  })
  if (isDue && (method === 'card' || method === 'sepa-debit'))
    await openOrderCheckout(ctx, { id: orderId, interval }, paymentId)
  const row = await findOrder(ctx, orderId)
  if (!row) throw problem('resource.not-found')
  return toOrderView(ctx, row)
}
