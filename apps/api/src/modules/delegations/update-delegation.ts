import { isDeepStrictEqual } from 'node:util'
import type { updateDelegation as route } from '@guichet/contract/delegations.contract'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled } from '../identity/index.ts'
import { changeDelegation, type DelegationRow } from './data/delegation-data.ts'
import { holdFirmOfFile } from './data/firm-data.ts'
import { checkTerms } from './delegation-terms.ts'
import { type DelegationView, ownDelegation, toDelegationView } from './delegation-view.ts'
import { noteShared } from './share-files.ts'
import { tellOfDelegation } from './tell-delegation.ts'

/** Whether the file is open to a firm by this change, and was not before. */
const isNewlyShared = (before: DelegationRow, colleagues: boolean): boolean =>
  colleagues && !before.colleagues && before.state === 'active'

/**
 * Changes the rights, the last day, the copies or the consent to colleagues of an access or of an invitation; it counts from
 * the next request on.
 * @throws problems `resource.not-found`, `resource.changed`, `delegation.settled`, `request.invalid`, `recovery.recent`.
 */
export const updateDelegation = (
  ctx: Ctx,
  id: string,
  { version, deviceToken }: { readonly version: string; readonly deviceToken: string | null },
  input: Out<(typeof route)['body']>,
): Promise<DelegationView> =>
  withTx(ctx, async (tx) => {
    await demandSettled(tx, deviceToken)
    const ownerId = actingPersonId(tx)
    const { endsOn, copies, colleagues } = input
    const held = colleagues ? await holdFirmOfFile(tx, id, ownerId) : null
    const before = await ownDelegation(tx, id, ownerId)
    if (before.state !== 'active' && before.state !== 'invited') throw problem('delegation.settled')
    demandVersion(version, before.version)
    const rights = await checkTerms(tx, ownerId, input)
    const terms = { rights, endsOn, copies, colleagues }
    const former = {
      ...{ rights: before.rights, endsOn: before.endsOn, copies: before.copies },
      colleagues: before.colleagues,
    }
    if (isDeepStrictEqual(former, terms)) return toDelegationView(before)
    const firm = isNewlyShared(before, colleagues) ? held : null
    const firmId = colleagues ? (firm?.id ?? before.firmId) : null
    if (!(await changeDelegation(tx, id, before.state, { ...terms, firmId })))
      throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'delegation.changed', subjectKind: 'delegation', subjectId: id },
      before: former,
      after: terms,
    })
    const row = await ownDelegation(tx, id, ownerId)
    if (row.thirdId && row.state === 'active')
      await tellOfDelegation(tx, 'changed', row, { personId: row.thirdId, otherId: ownerId })
    if (row.thirdId && firm) await noteShared(tx, [id], { firm, thirdId: row.thirdId })
    return toDelegationView(row)
  })
