import type { OrderWithdrawalState } from '@guichet/domain/service-withdrawal'
import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import type { OrderRow } from './data/order-data.ts'

/** Acknowledges a withdrawal with day and hour, and tells what became of it. */
export async function mailWithdrawal(
  tx: Ctx,
  order: OrderRow,
  state: OrderWithdrawalState,
  backCents?: number,
): Promise<void> {
  const person = await findPerson(tx, order.personId)
  if (!person) return
  await queueMessage(tx, {
    template: 'service-withdrawal',
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, number: order.number, state },
      label: person.locale === 'en' ? order.labelEn : order.labelFr,
      toldOn: order.withdrawalToldOn ?? '',
      askedAt: order.withdrawalAskedAt?.toISOString() ?? '',
      answer: order.withdrawalAnswer ?? '',
      backCents: backCents ?? '',
      url: `${tx.deps.config.publicUrl}/prestations/commandes/${order.id}`,
    },
    dedupeKey: `service-withdrawal:${order.id}:${state}:${tx.clock.now().toISOString()}`,
  })
}

/** Tells the organisation that money is to be given back. */
export async function mailDeskOfWithdrawal(tx: Ctx, order: OrderRow): Promise<void> {
  const person = await findPerson(tx, order.personId)
  const { email } = await getOrganisationProfile(tx)
  if (!person) return
  await queueMessage(tx, {
    ...{ template: 'service-withdrawal-requested', to: email, personId: null, locale: 'fr' },
    data: {
      ...{ holder: `${person.firstName} ${person.lastName}`, number: order.number, label: order.labelFr },
      ...{ toldOn: order.withdrawalToldOn ?? '', comment: order.withdrawalComment ?? '' },
      url: `${tx.deps.config.publicUrl}/admin/prestations/commandes/${order.id}`,
    },
    dedupeKey: `service-withdrawal-requested:${order.id}`,
  })
}
