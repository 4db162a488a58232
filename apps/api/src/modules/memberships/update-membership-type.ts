import type { updateMembershipType as route } from '@guichet/contract/membership-types.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { isPartnerOffered } from './data/partner-data.ts'
import { changeType, findType } from './data/type-data.ts'
import { getMembershipType, type StaffTypeView } from './staff-types.ts'

/** What the audit says of a change: withdrawing and offering again have words of their own. */
export const changeWord = (before: boolean, after: boolean) => {
  if (before === after) return 'updated'
  return after ? 'withdrawn' : 'offered-again'
}

/**
 * Changes the words of a type, withdraws it or offers it again. Memberships and renewals of it stay as they are. `version`
 * is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function updateMembershipType(
  ctx: Ctx,
  typeId: string,
  version: string,
  { withdrawn, ...input }: Out<(typeof route)['body']>,
): Promise<StaffTypeView> {
  return withTx(ctx, async (tx) => {
    const before = await findType(tx, typeId)
    if (!before) throw problem('resource.not-found')
    demandVersion(version, before.version)
    const isOther = input.partnerId !== null && input.partnerId !== before.partnerId
    if (isOther && !(await isPartnerOffered(tx, input.partnerId ?? '')))
      throw fieldProblem('/partnerId', 'invalid')
    const after = { ...input, offered: !withdrawn }
    const fields = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key])
    if (fields.length === 0) return getMembershipType(tx, typeId)
    if (!(await changeType(tx, typeId, before.version, after))) throw problem('resource.changed')
    await audit(tx, {
      action: `membership-type.${changeWord(!before.offered, withdrawn)}`,
      ...{ subjectKind: 'membership-type', subjectId: typeId },
      after: { code: before.code, fields },
    })
    return getMembershipType(tx, typeId)
  })
}
