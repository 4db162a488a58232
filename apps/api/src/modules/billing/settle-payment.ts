import { parseLocalDate } from '@guichet/domain/local-date'
import { verificationCodeFrom } from '@guichet/domain/reference'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import type { KeptMethod } from '../../platform/ports/payment-gateway.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  findReceipt,
  insertReceipt,
  lockPayment,
  moveOpenPayment,
  type PaymentRow,
} from './data/payment-data.ts'
import { getPurpose, type PaidMail, tellFollowers } from './purposes.ts'

export interface SettlePaymentInput {
  readonly paymentId: string
  /** Day of payment, Europe/Paris. */
  readonly paidOn: string
  readonly paidAt: Date
  readonly paymentIntentId?: string | null
  readonly subscriptionId?: string | null
  /** The means of payment, where the payer leaves it for later debits. */
  readonly kept?: KeptMethod | null
  /** Of the card or the account that paid. */
  readonly payerFingerprint?: string | null
  readonly note?: string | null
}

/**
 * Takes note that a payment was made: once, whatever is told how often. What it pays follows in the same transaction,
 * with the receipt and its mail.
 * @returns false when it was settled before.
 */
export const settlePayment = (ctx: Ctx, input: SettlePaymentInput): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, input.paymentId)
    if (!payment) return false
    const moved = await moveOpenPayment(tx, payment.id, {
      state: 'paid',
      paidOn: input.paidOn,
      paidAt: input.paidAt,
      paymentIntentId: input.paymentIntentId ?? payment.paymentIntentId,
      payerFingerprint: input.payerFingerprint ?? null,
      note: input.note ?? payment.note,
      methodId: input.kept?.id ?? payment.methodId,
      methodLabel: input.kept?.label ?? payment.methodLabel,
    })
    if (!moved) {
      await reportLatePayment(tx, payment)
      return false
    }
    await audit(tx, {
      action: 'payment.paid',
      subjectKind: 'payment',
      subjectId: payment.id,
      before: { state: payment.state },
      after: {
        state: 'paid',
        paidOn: input.paidOn,
        amountCents: payment.amountCents,
        method: payment.method,
      },
    })
    const mail = await getPurpose(payment.purpose).onPaid(tx, {
      paymentId: payment.id,
      purposeId: payment.purposeId,
      personId: payment.personId,
      paidOn: parseLocalDate(input.paidOn),
      subscriptionId: input.subscriptionId ?? null,
    })
    await tellFollowers(tx, 'onPaid', payment.id)
    await issueReceipt(tx, payment, mail)
    return true
  })

/** Money that came for a payment given up before: staff must see it, for it has to be paid back or used. */
async function reportLatePayment(ctx: Ctx, payment: PaymentRow): Promise<void> {
  if (payment.state === 'paid' || payment.state === 'refunded') return
  ctx.log.error(
    { paymentId: payment.id, state: payment.state },
    'money arrived for a payment that was given up',
  )
  await audit(ctx, {
    action: 'payment.arrived-after-end',
    subjectKind: 'payment',
    subjectId: payment.id,
    before: { state: payment.state },
  })
}

async function issueReceipt(ctx: Ctx, payment: PaymentRow, mail: PaidMail | null): Promise<void> {
  if (await findReceipt(ctx, payment.id)) return
  const today = ctx.clock.today()
  const year = today.slice(0, 4)
  const number = `R-${year}-${String(await nextNumber(ctx, `receipt-${year}`)).padStart(6, '0')}`
  await insertReceipt(ctx, {
    id: ctx.ids.uuid(),
    paymentId: payment.id,
    number,
    code: verificationCodeFrom(ctx.ids.bytes(10)),
    issuedOn: today,
    createdAt: ctx.clock.now(),
  })
  const person = await findPerson(ctx, payment.personId)
  if (!person) return
  await queueMessage(ctx, {
    template: mail?.template ?? 'payment-receipt',
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      paymentId: payment.id,
      number,
      label: person.locale === 'en' ? payment.labelEn : payment.labelFr,
      amountCents: payment.amountCents,
      url: `${ctx.deps.config.publicUrl}/paiements`,
      ...mail?.data,
    },
    ...(mail?.secret && { secret: mail.secret }),
    dedupeKey: `payment-receipt:${payment.id}`,
  })
}
