import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import type { OrderRow } from './data/order-data.ts'

type Template = 'service-ending' | 'service-payment-failed' | 'service-fulfilled' | 'service-cancelled'

/** Writes to whoever ordered; `occasion` tells one time from another: each is told once. */
export async function tellOrder(
  ctx: Ctx,
  order: OrderRow,
  template: Template,
  occasion: string,
  note = '',
): Promise<void> {
  const person = await findPerson(ctx, order.personId)
  if (!person) return
  await queueMessage(ctx, {
    template,
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      number: order.number,
      label: person.locale === 'en' ? order.labelEn : order.labelFr,
      paidUntil: order.paidUntil ?? '',
      note,
      url: `${ctx.deps.config.publicUrl}/prestations/commandes/${order.id}`,
    },
    dedupeKey: `${template}:${order.id}:${occasion}`,
  })
}
