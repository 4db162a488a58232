import type { updatePartner as route } from '@guichet/contract/membership-types.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { partnerValues } from './create-partner.ts'
import { changePartner, findPartner, isPartnerNameConflict, isPartnerNameTaken } from './data/partner-data.ts'
import { getStaffPartner, type StaffPartnerView } from './staff-partners.ts'
import { changeWord } from './update-membership-type.ts'

/**
 * Changes a partner, withdraws it or offers it again; members and memberships keep the one they name. `version` is the one
 * that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `partner.name-taken`.
 */
export async function updatePartner(
  ctx: Ctx,
  partnerId: string,
  version: string,
  input: Out<(typeof route)['body']>,
): Promise<StaffPartnerView> {
  return withTx(ctx, async (tx) => {
    const before = await findPartner(tx, partnerId)
    if (!before) throw problem('resource.not-found')
    demandVersion(version, before.version)
    const after = partnerValues(input)
    const fields = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key])
    if (fields.length === 0) return before
    if (await isPartnerNameTaken(tx, after.name, partnerId)) throw problem('partner.name-taken')
    const isChanged = await changePartner(tx, partnerId, before.version, after).catch((error: unknown) => {
      throw isPartnerNameConflict(error) ? problem('partner.name-taken') : error
    })
    if (!isChanged) throw problem('resource.changed')
    await audit(tx, {
      action: `partner.${changeWord(before.withdrawn, after.withdrawn)}`,
      ...{ subjectKind: 'partner', subjectId: partnerId },
      after: { name: after.name, fields },
    })
    return getStaffPartner(tx, partnerId)
  })
}
