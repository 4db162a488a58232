import { parseLocalDate } from '@guichet/domain/local-date'
import { parsePeriodCode } from '@guichet/domain/micro-social/declaration-period'
import type { Declared } from '@guichet/domain/micro-social/declaration-warnings'
import type { Ctx } from '../../ctx.ts'
import { readDeclared } from './data/declaration-data.ts'

/** What counts of all that was declared in a file, by the code of its period. */
export type DeclaredPeriods = ReadonlyMap<string, Declared>

/** The same of several files, by their id: one statement, whatever their number. */
export async function readDeclaredPeriods(
  ctx: Ctx,
  declarantIds: readonly string[],
): Promise<Map<string | null, DeclaredPeriods>> {
  const rows = await readDeclared(ctx, declarantIds)
  const byFile = Map.groupBy(rows, ({ declarantId }) => declarantId)
  return new Map(
    [...byFile].map(([id, own]) => {
      const byPeriod = [...Map.groupBy(own, ({ code }) => code)].map(
        ([code, turnovers]): [string, Declared] => [
          code,
          {
            startsOn: parseLocalDate(turnovers[0]?.startsOn ?? ''),
            frequency: parsePeriodCode(code)?.frequency ?? 'quarterly',
            turnovers,
          },
        ],
      )
      return [id, new Map(byPeriod)]
    }),
  )
}
