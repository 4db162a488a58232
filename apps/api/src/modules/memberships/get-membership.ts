import type { membershipDetail } from '@guichet/contract/memberships.contract'
import type { ServiceOrderState } from '@guichet/domain/services'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
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
  const [periods, services] = await Promise.all([readPeriods(ctx, personId), readServiceOrders(ctx, id)])
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
    certificateAvailable: view.state === 'active',
  }
}
