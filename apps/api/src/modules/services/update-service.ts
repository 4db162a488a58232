import { isDeepStrictEqual } from 'node:util'
import type { Out } from '@guichet/contract/route'
import type { updateService as route } from '@guichet/contract/staff-services.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { refuseStrayCodes } from './create-service.ts'
import { changeService, findStaffService } from './data/service-data.ts'
import { getStaffService, type StaffServiceView } from './staff-service.ts'

type Input = Out<(typeof route)['body']>

/**
 * Changes a service, withdraws it or offers it again; what was ordered goes on as it was. `version` is the one that was
 * edited.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function updateService(
  ctx: Ctx,
  id: string,
  version: string,
  input: Input,
): Promise<StaffServiceView> {
  return withTx(ctx, async (tx) => {
    const before = await findStaffService(tx, id)
    if (!before) throw problem('resource.not-found')
    demandVersion(version, before.version)
    await refuseStrayCodes(tx, input)
    const fields = (Object.keys(input) as (keyof Input)[]).filter(
      (field) => !isDeepStrictEqual(before[field], input[field]),
    )
    if (fields.length === 0) return getStaffService(tx, id)
    if (!(await changeService(tx, id, before.version, input))) throw problem('resource.changed')
    const isMoved = before.withdrawn !== input.withdrawn
    await audit(tx, {
      action: isMoved ? (input.withdrawn ? 'service.withdrawn' : 'service.offered-again') : 'service.updated',
      subjectKind: 'service',
      subjectId: id,
      after: { label: input.labelFr, fields },
    })
    return getStaffService(tx, id)
  })
}
