import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { lockPayment } from './data/payment-data.ts'
import { findRefund, insertRefund, moveOpenRefund, moveToRefunded } from './data/refund-data.ts'
import { getPurpose, tellFollowers } from './purposes.ts'

/** What stands as the reason of a refund that the payment service told of. */
const BY_SERVICE = 'payment-service'

/**
 * Takes note that the whole of a payment went back: once, whoever tells it, in whatever order. What it paid is undone in
 * the same transaction.
 * @returns false when the payment does not stand.
 */
export const takeRefund = (ctx: Ctx, paymentId: string): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment || !(await moveToRefunded(tx, paymentId))) return false
    const refund = await findRefund(tx, paymentId)
    const now = tx.clock.now()
    if (refund) await moveOpenRefund(tx, refund.id, 'done')
    else {
      const row = { id: tx.ids.uuid(), paymentId, amountCents: payment.amountCents, reason: BY_SERVICE }
      await insertRefund(tx, { ...row, state: 'done', createdAt: now, updatedAt: now })
    }
    await audit(tx, {
      action: 'payment.refunded',
      subjectKind: 'payment',
      subjectId: paymentId,
      before: { state: payment.state },
      after: { state: 'refunded', reason: refund?.reason ?? BY_SERVICE, amountCents: payment.amountCents },
    })
    await getPurpose(payment.purpose).onRefunded?.(tx, paymentId)
    await tellFollowers(tx, 'onRefunded', paymentId)
    const person = await findPerson(tx, payment.personId)
    if (!person) return true
    await queueMessage(tx, {
      template: 'payment-refunded',
      to: person.email,
      personId: person.id,
      locale: person.locale,
      data: {
        firstName: person.firstName,
        label: person.locale === 'en' ? payment.labelEn : payment.labelFr,
        amountCents: payment.amountCents,
        method: payment.method,
        url: `${tx.deps.config.publicUrl}/paiements`,
      },
      dedupeKey: `payment-refunded:${paymentId}`,
    })
    return true
  })
