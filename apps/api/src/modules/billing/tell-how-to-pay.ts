import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { findPayment } from './data/payment-data.ts'
import { howToPay } from './how-to-pay.ts'

/**
 * Writes to whoever pays by transfer or cheque what to send where, and the reference, in the transaction that asks for the
 * money. `path` leads back to what is paid, for whoever signs in.
 */
export async function tellHowToPay(tx: Ctx, paymentId: string, path: string | null): Promise<void> {
  const payment = await findPayment(tx, paymentId)
  const person = payment && (await findPerson(tx, payment.personId))
  if (!payment || !person || person.email === '') return
  const { transferTo, chequeTo } = await howToPay(tx, payment.method)
  if (!transferTo && !chequeTo) return
  await queueMessage(tx, {
    template: 'payment-awaited',
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, paymentId, reference: payment.reference },
      ...{ label: person.locale === 'en' ? payment.labelEn : payment.labelFr },
      amountCents: payment.amountCents,
      holder: transferTo?.holder ?? null,
      iban: transferTo?.iban ?? null,
      bic: transferTo?.bic ?? null,
      payableTo: chequeTo?.payableTo ?? null,
      address: chequeTo?.addressLines.join(', ') ?? null,
      url: path === null ? null : `${tx.deps.config.publicUrl}${path}`,
    },
    dedupeKey: `payment-awaited:${paymentId}`,
  })
}
