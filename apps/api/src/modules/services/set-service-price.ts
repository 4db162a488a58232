import type { Out } from '@guichet/contract/route'
import type { createServicePrice as route } from '@guichet/contract/staff-services.contract'
import { latestPriceStart } from '@guichet/domain/price-start'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { insertPrice, lockService } from './data/service-data.ts'
import { getStaffService, type StaffServiceView } from './staff-service.ts'

const refused = (code: 'tariff.in-the-past' | 'tariff.start-taken') =>
  problem(code, { errors: [{ pointer: '/startsOn', code: 'invalid' }] })

/**
 * Sets the price of a service from a day on; orders made before keep theirs.
 * @throws problems `resource.not-found`, `tariff.in-the-past`, `tariff.start-taken`, `request.invalid`.
 */
export async function setServicePrice(
  ctx: Ctx,
  serviceId: string,
  { netCents, vatRateBps, startsOn }: Out<(typeof route)['body']>,
): Promise<StaffServiceView> {
  return withTx(ctx, async (tx) => {
    if (!(await lockService(tx, serviceId))) throw problem('resource.not-found')
    const today = tx.clock.today()
    if (startsOn < today) throw refused('tariff.in-the-past')
    if (startsOn > latestPriceStart(today)) throw fieldProblem('/startsOn', 'date.too-late')
    const row = { id: tx.ids.uuid(), serviceId, startsOn, netCents, vatRateBps }
    if (!(await insertPrice(tx, row))) throw refused('tariff.start-taken')
    await audit(tx, {
      action: 'service.priced',
      subjectKind: 'service',
      subjectId: serviceId,
      after: { netCents, vatRateBps, startsOn },
    })
    return getStaffService(tx, serviceId)
  })
}
