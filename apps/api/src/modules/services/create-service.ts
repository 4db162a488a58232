import type { Out } from '@guichet/contract/route'
import type { createService as route } from '@guichet/contract/staff-services.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { listTypeNames } from '../memberships/index.ts'
import { demandServiceRoom, insertPrice, insertService } from './data/service-data.ts'
import { getStaffService, type StaffServiceView } from './staff-service.ts'

type Input = Out<(typeof route)['body']>

/** @throws a problem `request.invalid` when no type is named where one is needed, or one that is not. */
export async function refuseStrayCodes(
  ctx: Ctx,
  { audience, typeCodes }: Pick<Input, 'audience' | 'typeCodes'>,
): Promise<void> {
  if (audience === 'types' && typeCodes.length === 0)
    throw problem('request.invalid', { errors: [{ pointer: '/typeCodes', code: 'required' }] })
  const known = new Set((await listTypeNames(ctx)).map(({ code }) => code))
  const errors = typeCodes.flatMap((code, index) =>
    known.has(code) ? [] : [{ pointer: `/typeCodes/${index}`, code: 'invalid' }],
  )
  if (errors.length > 0) throw problem('request.invalid', { errors })
}

/** Adds a service to the catalogue, at a price from today on (M17). @throws problems `catalogue.full`, `request.invalid`. */
export async function createService(ctx: Ctx, input: Input): Promise<StaffServiceView> {
  const { netCents, vatRateBps, ...values } = input
  const id = ctx.ids.uuid()
  return withTx(ctx, async (tx) => {
    await refuseStrayCodes(tx, values)
    await demandServiceRoom(tx)
    await insertService(tx, { ...values, id })
    const startsOn = tx.clock.today()
    await insertPrice(tx, { id: tx.ids.uuid(), serviceId: id, startsOn, netCents, vatRateBps })
    await audit(tx, {
      action: 'service.created',
      subjectKind: 'service',
      subjectId: id,
      after: { label: input.labelFr, interval: input.interval, netCents, vatRateBps },
    })
    return getStaffService(tx, id)
  })
}
