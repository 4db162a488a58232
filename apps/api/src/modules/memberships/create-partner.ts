import type { createPartner as route } from '@guichet/contract/membership-types.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandPartnerRoom, insertPartner, isPartnerNameTaken } from './data/partner-data.ts'
import { getStaffPartner, type StaffPartnerView } from './staff-partners.ts'

/** Empty texts are kept as null. */
export const partnerValues = <T extends Record<'contactName' | 'email' | 'phone', string | null>>(
  values: T,
) => ({
  ...values,
  contactName: values.contactName || null,
  email: values.email || null,
  phone: values.phone || null,
})

/** Adds a partner that members may name (M17). @throws problems `partner.name-taken`, `catalogue.full`. */
export async function createPartner(ctx: Ctx, input: Out<(typeof route)['body']>): Promise<StaffPartnerView> {
  const id = ctx.ids.uuid()
  return withTx(ctx, async (tx) => {
    await demandPartnerRoom(tx)
    if (await isPartnerNameTaken(tx, input.name, id)) throw problem('partner.name-taken')
    if (!(await insertPartner(tx, { ...partnerValues(input), id }))) throw problem('partner.name-taken')
    await audit(tx, {
      ...{ action: 'partner.created', subjectKind: 'partner', subjectId: id },
      after: { name: input.name },
    })
    return getStaffPartner(tx, id)
  })
}
