import { localDateAt } from '@guichet/domain/local-date'
import {
  categoriesOf,
  type DeclarantFacts,
  type DeclarationPeriod,
  mayFile,
} from '@guichet/domain/micro-social/declaration-period'
import { accessOf, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type FiledRow, readFiled } from './data/declaration-data.ts'
import { type FileRow, findFile, readFiles, readStatements } from './data/file-data.ts'
import { lastYearOf, periodsHere } from './domain/periods-here.ts'

/** A file, with what it says of the periods to be declared. */
export interface DeclarationFile {
  readonly file: FileRow
  readonly facts: DeclarantFacts
  readonly filed: readonly FiledRow[]
  /** Oldest first. */
  readonly periods: readonly DeclarationPeriod[]
}

/** One period of a file. */
export interface PeriodInFile extends DeclarationFile {
  readonly period: DeclarationPeriod
  /** What counts of it; null before the first filing. */
  readonly current: FiledRow | null
  /** Turnover of the whole year before, where all of it is known here. */
  readonly lastYearCents: number | null
}

async function withFacts(ctx: Ctx, files: readonly FileRow[]): Promise<DeclarationFile[]> {
  if (files.length === 0) return []
  const ids = files.map(({ id }) => id)
  const statements = await readStatements(ctx, ids)
  const filedOf = Map.groupBy(await readFiled(ctx, ids), ({ declarantId }) => declarantId)
  const today = ctx.clock.today()
  return files.map((file) => {
    const facts: DeclarantFacts = {
      ...{ begunOn: file.startedOn, closedOn: file.closedOn, postcode: file.postcode },
      statements: statements.get(file.id) ?? [],
      openedOn: localDateAt(file.decidedAt ?? file.createdAt),
    }
    const filed = filedOf.get(file.id) ?? []
    return { file, facts, filed, periods: periodsHere(facts, filed, today) }
  })
}

/** The file of a person with its periods; null without one. */
export async function findDeclarationFile(
  ctx: Ctx,
  personId: string,
  hold = false,
): Promise<DeclarationFile | null> {
  const file = await findFile(ctx, personId, hold)
  const [found] = await withFacts(ctx, file ? [file] : [])
  return found ?? null
}

/** Several files with their periods, by three statements. */
export const readDeclarationFiles = async (ctx: Ctx, ids: readonly string[]): Promise<DeclarationFile[]> =>
  withFacts(ctx, await readFiles(ctx, ids))

/** The periods of which nothing was declared yet, oldest first. */
export const unfiledPeriods = ({ periods, filed }: DeclarationFile): DeclarationPeriod[] =>
  periods.filter(({ code }) => !filed.some((row) => row.code === code))

export function periodIn(found: DeclarationFile, code: string): PeriodInFile | null {
  const period = found.periods.find((one) => one.code === code)
  if (!period) return null
  return {
    ...{ ...found, period },
    current: found.filed.find((one) => one.code === code) ?? null,
    lastYearCents: lastYearOf(Number(period.startsOn.slice(0, 4)), found.facts.begunOn, found.filed),
  }
}

/** @throws a problem `resource.not-found`. */
export async function demandPeriod(
  ctx: Ctx,
  personId: string,
  code: string,
  hold = false,
): Promise<PeriodInFile> {
  const found = await findDeclarationFile(ctx, personId, hold)
  const inFile = found && periodIn(found, code)
  if (!inFile) throw problem('resource.not-found')
  return inFile
}

export const firstFiledOn = ({ firstFiledAt }: Pick<FiledRow, 'firstFiledAt'>) => localDateAt(firstFiledAt)

/** Whether a period is filed now: staff who act for somebody still correct what the due day has passed of. */
export function standing(
  ctx: Ctx,
  period: DeclarationPeriod,
  current: FiledRow | null,
): 'may' | 'not-yet' | 'over' {
  const found = mayFile(period, current && { firstFiledOn: firstFiledOn(current) }, ctx.clock.today())
  return found === 'over' && accessOf(ctx)?.kind === 'assistance' ? 'may' : found
}

/** What is declared in a period. @throws a problem `declaration.activities-unknown`. */
export function demandCategories({ facts, period }: Pick<PeriodInFile, 'facts' | 'period'>) {
  const categories = categoriesOf(facts, period)
  if (categories.length === 0) throw problem('declaration.activities-unknown')
  return categories
}
