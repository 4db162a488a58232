import type { findCompany as route } from '@guichet/contract/joinings.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { companyHolder } from '@guichet/domain/company-facts'
import type { Ctx } from '../../ctx.ts'
import { askCompany } from '../memberships/index.ts'

/**
 * What the register tells of an establishment, and whether it names who asks. Its silence stands in nobody’s way: one can always type
 * by hand.
 */
export async function findCompany(
  ctx: Ctx,
  { siret, firstName = '', lastName = '' }: Out<(typeof route)['query']>,
): Promise<BodyOf<typeof route>> {
  const { outcome, company } = await askCompany(ctx, siret)
  const isNamed = firstName !== '' && lastName !== ''
  const holder = company !== null && isNamed ? companyHolder({ firstName, lastName }, company) : null
  return { outcome, company, holder }
}
