import type { setMembershipPrice as route } from '@guichet/contract/membership-types.contract'
import type { Out } from '@guichet/contract/route'
import { latestPriceStart } from '@guichet/domain/price-start'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { isPartnerOffered } from './data/partner-data.ts'
import { findType, putPrice } from './data/type-data.ts'
import { getMembershipType, type StaffTypeView } from './staff-types.ts'

/**
 * Sets the price of a type from a day on, for everybody or for who names a partner; what was charged stays as it was.
 * @throws problems `resource.not-found`, `tariff.in-the-past`, `request.invalid`.
 */
export async function setMembershipPrice(
  ctx: Ctx,
  typeId: string,
  input: Out<(typeof route)['body']>,
): Promise<StaffTypeView> {
  const { partnerId, amountCents, startsOn } = input
  return withTx(ctx, async (tx) => {
    const type = await findType(tx, typeId)
    if (!type) throw problem('resource.not-found')
    const today = tx.clock.today()
    if (startsOn < today)
      throw problem('tariff.in-the-past', { errors: [{ pointer: '/startsOn', code: 'invalid' }] })
    if (startsOn > latestPriceStart(today)) throw fieldProblem('/startsOn', 'date.too-late')
    if (partnerId !== null && !(await isPartnerOffered(tx, partnerId)))
      throw fieldProblem('/partnerId', 'invalid')
    await putPrice(tx, { ...input, id: tx.ids.uuid(), typeId, createdAt: tx.clock.now() })
    await audit(tx, {
      ...{ action: 'membership-type.price-set', subjectKind: 'membership-type', subjectId: typeId },
      after: { code: type.code, partnerId, amountCents, startsOn },
    })
    return getMembershipType(tx, typeId)
  })
}
