import type { createMembershipType as route } from '@guichet/contract/membership-types.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { isPartnerOffered } from './data/partner-data.ts'
import { demandTypeRoom, insertType } from './data/type-data.ts'
import { getMembershipType, type StaffTypeView } from './staff-types.ts'

/** Adds a membership type (M17). @throws problems `membership-type.code-taken`, `catalogue.full`, `request.invalid`. */
export async function createMembershipType(
  ctx: Ctx,
  input: Out<(typeof route)['body']>,
): Promise<StaffTypeView> {
  const id = ctx.ids.uuid()
  return withTx(ctx, async (tx) => {
    if (input.partnerId !== null && !(await isPartnerOffered(tx, input.partnerId)))
      throw fieldProblem('/partnerId', 'invalid')
    await demandTypeRoom(tx)
    if (!(await insertType(tx, { ...input, id, offered: true }))) throw problem('membership-type.code-taken')
    const { code, kind, amountCents, partnerId } = input
    await audit(tx, {
      ...{ action: 'membership-type.created', subjectKind: 'membership-type', subjectId: id },
      after: { code, kind, amountCents, partnerId },
    })
    return getMembershipType(tx, id)
  })
}
