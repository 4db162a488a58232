import type { membershipDetail } from '@guichet/contract/memberships.contract'
import type { ServiceOrderState } from '@guichet/domain/services'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPayment } from '../billing/index.ts'
import { findPerson } from '../identity/index.ts'
import { findMembership, readPeriods, readServiceOrders } from './data/membership-data.ts'
import { renewableOf } from './domain/renewal-rules.ts'
import { toMembershipView } from './membership-view.ts'

type Detail = z.input<typeof membershipDetail>

/** One of my memberships with the services taken. @throws a problem `resource.not-found`. */
export async function getMembership(ctx: Ctx, id: string): Promise<Detail> {
  const personId = actingPersonId(ctx)
  const row = await findMembership(ctx, personId, id)
  const person = row && (await findPerson(ctx, personId))
  if (!row || !person) throw problem('resource.not-found')
  const [periods, services, payment] = await Promise.all([
    readPeriods(ctx, personId),
    readServiceOrders(ctx, id),
    row.paymentId === null ? null : findPayment(ctx, row.paymentId),
  ])
  const today = ctx.clock.today()
  const view = toMembershipView(row, renewableOf(periods, today), today, ctx.locale)
  return {
    ...view,
    holder: { firstName: person.firstName, lastName: person.lastName },
    services: services.map(({ labelFr, labelEn, state, ...service }) => ({
      ...service,
      label: ctx.locale === 'en' ? labelEn : labelFr,
      state: state as ServiceOrderState,
    })),
    paymentId: row.paymentId,
    refundedCents: payment?.refundedCents ?? 0,
    cancelReason: row.cancelReason,
    certificateAvailable: view.state === 'active',
  }
}
