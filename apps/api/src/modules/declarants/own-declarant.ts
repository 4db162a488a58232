import type { getDeclarantOffer, getOwnDeclarant as route } from '@guichet/contract/declarants.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readTerms } from '../organisation/index.ts'
import { findDeclarant } from './data/declarant-data.ts'

/** What somebody accepts who signs up as declarant. */
export const getDeclarantTerms = async (ctx: Ctx): Promise<BodyOf<typeof getDeclarantOffer>> => ({
  terms: await readTerms(ctx, 'declaration-terms'),
  sms: ctx.deps.sms !== null,
})

/** The file of whoever acts, and where it stands. */
export async function getOwnDeclarant(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const file = await findDeclarant(ctx, actingPersonId(ctx))
  if (!file) return { file: null }
  const { id: _, askedAt, decidedAt, ...said } = file
  return {
    file: { ...said, askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
  }
}
