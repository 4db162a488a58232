import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import type { checkFileDeclarations as route } from '@guichet/contract/file-declarations.contract'
import { FILED_LINES_MOST } from '@guichet/contract/file-declarations.contract'
import type { LineRefusal } from '@guichet/contract/line-refusals'
import type { BodyOf, Out } from '@guichet/contract/route'
import {
  type ImportFault,
  parseDeclarationCsv,
  type ImportedDeclaration as Row,
} from '@guichet/domain/micro-social/declaration-import'
import { type Declared, warningsOf } from '@guichet/domain/micro-social/declaration-warnings'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import type { Ctx } from '../../ctx.ts'
import {
  type DeclaredPeriods,
  dueOn,
  type PeriodInFile,
  periodIn,
  readDeclaredPeriods,
  standing,
} from '../declarations/index.ts'
import { refusalIn, tellRefusal } from './line-refusal.ts'
import { type OpenDeclarationFile, readOpenFiles } from './read-open-files.ts'

type Check = BodyOf<typeof route>
type Checked = Check['lines'][number]

/** Faults that are told at most. */
const FAULTS_MOST = 1000
const NOT_NOW = { 'not-yet': 'not-open', over: 'over' } as const

const sumOf = (turnovers: readonly Turnover[]) =>
  turnovers.reduce((sum, { amountCents }) => sum + amountCents, 0)

const toFound = (
  { fileId, ownerName, found: { file } }: OpenDeclarationFile,
  inFile: PeriodInFile,
  today: string,
) => ({
  ...{ fileId, ownerName, companyName: file.companyName, siret: file.siret },
  ...{ dueOn: inFile.period.dueOn, isLate: today > inFile.period.dueOn },
  version: inFile.current?.version ?? 0,
})

function refused(ctx: Ctx, row: Row, code: LineRefusal, found: Checked['found'] = null): Checked {
  const { line, siret, period, turnovers } = row
  return {
    ...{ line, siret, period, outcome: 'refused', refusal: tellRefusal(code, ctx), found },
    ...{ turnovers: [...turnovers], turnoverCents: sumOf(turnovers), totalCents: 0, warnings: [] },
  }
}

/** Whether the same was declared already; what was left out of a line counts as zero. */
const isSame = (turnovers: readonly Turnover[], declared: Declared | undefined): boolean =>
  declared !== undefined &&
  turnovers.every(
    ({ category, amountCents }) =>
      amountCents === (declared.turnovers.find((one) => one.category === category)?.amountCents ?? 0),
  )

/** What a line would do in its file. */
function checkLine(
  ctx: Ctx,
  row: Row,
  file: OpenDeclarationFile | undefined,
  declaredOf: DeclaredPeriods,
): Checked {
  if (!file) return refused(ctx, row, 'file-unknown')
  const inFile = periodIn(file.found, row.period)
  const found = inFile && toFound(file, inFile, ctx.clock.today())
  if (!file.mayFile) return refused(ctx, row, 'right-missing', found)
  if (file.found.file.state !== 'open') return refused(ctx, row, 'unchecked', found)
  if (!inFile) return refused(ctx, row, 'period-unknown')
  const now = standing(ctx, inFile.period, inFile.current)
  if (now !== 'may') return refused(ctx, row, NOT_NOW[now], found)
  try {
    const { turnovers, turnoverCents, totalCents } = dueOn(inFile, row.turnovers)
    const same = isSame(turnovers, declaredOf.get(inFile.period.code))
    const { line, siret, period } = row
    return {
      ...{ line, siret, period, outcome: same ? 'same' : inFile.current ? 'correct' : 'file' },
      ...{ refusal: null, found, turnovers: [...turnovers], turnoverCents, totalCents },
      warnings: same
        ? []
        : [...warningsOf(inFile.period, turnovers, [...declaredOf.values()], file.found.facts)],
    }
  } catch (error) {
    const code = refusalIn(error)
    if (code === undefined) throw error
    return refused(ctx, row, code, found)
  }
}

const tellFault = ({ line, column, code }: ImportFault, { locale }: Pick<Ctx, 'locale'>) => ({
  ...{ line, column: column ?? '', code },
  message: FIELD_CODES[isFieldCode(code) ? code : 'invalid'][locale],
})

/** What can be read of a file, at most as many lines as are filed at once. */
function readLines(csv: string) {
  const { declarations, faults, skipped } = parseDeclarationCsv(csv)
  const beyond = declarations[FILED_LINES_MOST]
  if (!beyond) return { rows: declarations, faults, skipped }
  const tooLong = { line: beyond.line, column: null, code: 'turnover.too-long' }
  return { rows: declarations.slice(0, FILED_LINES_MOST), faults: [tooLong, ...faults], skipped }
}

/** A dry run: what each line of the CSV would do in the files that are open to whoever asks. Nothing is kept. */
export async function checkFileDeclarations(ctx: Ctx, { csv }: Out<(typeof route)['body']>): Promise<Check> {
  const { rows, faults, skipped } = readLines(csv)
  const files = new Map((await readOpenFiles(ctx)).map((file) => [file.found.file.siret, file]))
  const meant = rows.flatMap(({ siret }) => files.get(siret)?.found.file.id ?? [])
  const declared = await readDeclaredPeriods(ctx, [...new Set(meant)])
  const lines = rows.map((row) => {
    const file = files.get(row.siret)
    return checkLine(ctx, row, file, declared.get(file?.found.file.id ?? '') ?? new Map())
  })
  const filed = lines.filter(({ outcome }) => outcome === 'file' || outcome === 'correct')
  return {
    ...{ lines, skipped },
    faults: faults.slice(0, FAULTS_MOST).map((fault) => tellFault(fault, ctx)),
    turnoverCents: filed.reduce((sum, line) => sum + line.turnoverCents, 0),
    totalCents: filed.reduce((sum, line) => sum + line.totalCents, 0),
  }
}
