import type { estimateDeclaration as route } from '@guichet/contract/declarations.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { demandPeriod } from './declaration-file.ts'
import { dueOn } from './due-contributions.ts'

/**
 * What is due on these amounts, and what is worth a second look; nothing is kept.
 * @throws problems `resource.not-found`, `declaration.activities-unknown`, `request.invalid`.
 */
export async function estimateDeclaration(
  ctx: Ctx,
  code: string,
  turnovers: readonly Turnover[],
): Promise<BodyOf<typeof route>> {
  const found = await demandPeriod(ctx, actingPersonId(ctx), code)
  const { turnoverCents, totalCents, lines } = dueOn(found, turnovers)
  return { turnoverCents, totalCents, lines: [...lines], warnings: [] }
}
