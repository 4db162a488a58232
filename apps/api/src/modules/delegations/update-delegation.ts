import { isDeepStrictEqual } from 'node:util'
import type { updateDelegation as route } from '@guichet/contract/delegations.contract'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { changeDelegation } from './data/delegation-data.ts'
import { checkTerms } from './delegation-terms.ts'
import { type DelegationView, ownDelegation, toDelegationView } from './delegation-view.ts'
import { tellOfDelegation } from './tell-delegation.ts'

/**
 * Changes the rights, the last day or the copies of an access or of an invitation; it counts from the next request on.
 * @throws problems `resource.not-found`, `resource.changed`, `delegation.settled`, `request.invalid`.
 */
export const updateDelegation = (
  ctx: Ctx,
  id: string,
  version: string,
  input: Out<(typeof route)['body']>,
): Promise<DelegationView> =>
  withTx(ctx, async (tx) => {
    const ownerId = actingPersonId(tx)
    const before = await ownDelegation(tx, id, ownerId)
    if (before.state !== 'active' && before.state !== 'invited') throw problem('delegation.settled')
    demandVersion(version, before.version)
    const rights = await checkTerms(tx, ownerId, input)
    const { endsOn, copies } = input
    const held = { rights: before.rights, endsOn: before.endsOn, copies: before.copies }
    if (isDeepStrictEqual(held, { rights, endsOn, copies })) return toDelegationView(before)
    if (!(await changeDelegation(tx, id, before.state, { rights, endsOn, copies })))
      throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'delegation.changed', subjectKind: 'delegation', subjectId: id },
      before: held,
      after: { rights, endsOn, copies },
    })
    const row = await ownDelegation(tx, id, ownerId)
    if (row.thirdId && row.state === 'active')
      await tellOfDelegation(tx, 'changed', row, { personId: row.thirdId, otherId: ownerId })
    return toDelegationView(row)
  })
