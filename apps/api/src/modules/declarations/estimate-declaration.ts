import type { estimateDeclaration as route } from '@guichet/contract/declarations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { warningsOf } from '@guichet/domain/micro-social/declaration-warnings'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { demandPeriod } from './declaration-file.ts'
import { readDeclaredPeriods } from './declared-periods.ts'
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
  const due = dueOn(found, turnovers)
  const { turnoverCents, totalCents, lines } = due
  const declared = [...((await readDeclaredPeriods(ctx, [found.file.id])).get(found.file.id)?.values() ?? [])]
  const warnings = warningsOf(found.period, due.turnovers, declared, found.facts)
  return { turnoverCents, totalCents, lines: [...lines], warnings: [...warnings] }
}
