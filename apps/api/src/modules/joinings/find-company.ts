import type { findCompany as route } from '@guichet/contract/joinings.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'

/** What the register tells of an establishment. Its silence stands in nobody’s way: one can always type by hand. */
export async function findCompany(ctx: Ctx, siret: string): Promise<BodyOf<typeof route>> {
  const { register } = ctx.deps
  if (!register) return { outcome: 'unavailable', company: null }
  try {
    const company = await register.find(siret)
    return company ? { outcome: 'found', company } : { outcome: 'unknown', company: null }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the company register did not answer')
    return { outcome: 'unavailable', company: null }
  }
}
