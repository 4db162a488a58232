import type {
  listDeclarations as listRoute,
  getDeclaration as route,
} from '@guichet/contract/declarations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { addDays, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import { ratesOf } from '@guichet/domain/micro-social/contributions'
import {
  categoriesOf,
  type DeclarationPeriod,
  declarationState,
} from '@guichet/domain/micro-social/declaration-period'
import { formatVerificationCode } from '@guichet/domain/reference'
import type { Ctx } from '../../ctx.ts'
import { type FiledRow, readLines, readTurnovers, readVersions } from './data/declaration-data.ts'
import { type DeclarationFile, firstFiledOn, type PeriodInFile, standing } from './declaration-file.ts'

export type DeclarationView = BodyOf<typeof route>
type DeclarationItem = BodyOf<typeof listRoute>['items'][number]

const toFiling = (row: FiledRow) => ({
  ...{ version: row.version, filedAt: row.filedAt.toISOString(), filedBy: row.facts.filedBy },
  isLate: localDateAt(row.firstFiledAt) > row.dueOn,
  ...{ turnoverCents: row.turnoverCents, totalCents: row.totalCents },
  receipt: { number: row.number, code: formatVerificationCode(row.verification) },
})

const toPeriod = (
  ctx: Ctx,
  { file }: DeclarationFile,
  period: DeclarationPeriod,
  current: FiledRow | null,
) => ({
  ...period,
  opensOn: addDays(parseLocalDate(period.endsOn), 1),
  state: declarationState(period, current && firstFiledOn(current), ctx.clock.today()),
  isOpen: file.state === 'open' && standing(ctx, period, current) === 'may',
})

/** A line of the list. */
export function toDeclarationItem(
  ctx: Ctx,
  found: DeclarationFile,
  period: DeclarationPeriod,
): DeclarationItem {
  const current = found.filed.find(({ code }) => code === period.code) ?? null
  return { ...toPeriod(ctx, found, period, current), filing: current && toFiling(current) }
}

/** One period with its form, and all that was filed of it. */
export async function toDeclarationView(ctx: Ctx, found: PeriodInFile): Promise<DeclarationView> {
  const { file, facts, filed, period, current, lastYearCents } = found
  const before = filed.findLast(({ endsOn }) => endsOn < period.startsOn)
  const versions = current ? await readVersions(ctx, current.id) : []
  const latest = versions[0]
  return {
    ...toPeriod(ctx, found, period, current),
    ...{ id: current?.id ?? null, siret: file.siret, companyName: file.companyName },
    categories: [...categoriesOf(facts, period)],
    rates: ratesOf(period, { ...facts, lastYearCents }).lines.map(
      ({ kind, category, rate, reduction, fullRate, since, source }) => ({
        ...{ kind, category, rate, reduction, fullRate, since, source },
      }),
    ),
    lastYearKnown: lastYearCents !== null,
    previous: before ? { code: before.code, turnovers: await readTurnovers(ctx, before) } : null,
    current: latest
      ? {
          ...toFiling(latest),
          turnovers: await readTurnovers(ctx, latest),
          lines: await readLines(ctx, latest),
        }
      : null,
    filings: versions.slice(0, 100).map(toFiling),
    version: current?.version ?? 0,
  }
}
