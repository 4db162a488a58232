import type { getTurnoverLimits as route } from '@guichet/contract/declarations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { parseLocalDate } from '@guichet/domain/local-date'
import { yearLimits } from '@guichet/domain/micro-social/year-limits'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findDeclarationFile } from './declaration-file.ts'
import { readDeclaredPeriods } from './declared-periods.ts'

/** How much of the limits of this year the turnover declared here takes; no limits without a file. */
export async function getTurnoverLimits(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const year = ctx.clock.today().slice(0, 4)
  const found = await findDeclarationFile(ctx, actingPersonId(ctx))
  if (!found) return { year: Number(year), turnoverCents: 0, limits: [] }
  const { file, facts } = found
  const declared = [...((await readDeclaredPeriods(ctx, [file.id])).get(file.id)?.values() ?? [])]
  const turnovers = declared
    .filter(({ startsOn }) => startsOn.startsWith(year))
    .flatMap((period) => period.turnovers)
  return {
    year: Number(year),
    turnoverCents: turnovers.reduce((sum, { amountCents }) => sum + amountCents, 0),
    limits: [...yearLimits(parseLocalDate(`${year}-01-01`), turnovers, facts)],
  }
}
