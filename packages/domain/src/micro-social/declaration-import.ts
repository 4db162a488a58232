import { readCsvText } from '../csv.ts'
import { parseEuros } from '../money.ts'
import { isSiret, normaliseSiret } from '../siret.ts'
import { mendNumber } from '../spreadsheet.ts'
import { searchKey } from '../text.ts'
import { readPeriodCode } from './read-period-code.ts'
import { MOST_TURNOVER_CENTS, type Turnover, type TurnoverCategory } from './turnover-categories.ts'

/** Columns of a file of declarations, as its first line names them; others are there for who reads it. */
export const IMPORT_COLUMNS = [
  'SIRET',
  'Période',
  'Ventes',
  'Prestations',
  'Libéral',
  'Libéral Cipav',
  'Meublés de tourisme',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** The kind of turnover that a column holds. */
export const COLUMN_CATEGORIES: Readonly<Partial<Record<ImportColumn, TurnoverCategory>>> = {
  Ventes: 'sales',
  Prestations: 'services',
  Libéral: 'liberal',
  'Libéral Cipav': 'liberal-cipav',
  'Meublés de tourisme': 'tourism-lets',
}

/** Lines below the first that a file may have. */
export const MOST_IMPORT_LINES = 2000

export interface ImportedDeclaration {
  /** Line of the file as a spreadsheet counts: the first line names the columns. */
  readonly line: number
  readonly siret: string
  /** `2026-09`, or `2026-T3`. */
  readonly period: string
  /** What the line holds; kinds whose cell is empty count as zero. */
  readonly turnovers: readonly Turnover[]
}

export interface ImportFault {
  readonly line: number
  /** Null where the whole line, or the file, is meant. */
  readonly column: ImportColumn | null
  readonly code: string
}

export interface DeclarationImport {
  /** Lines without a fault, in the order of the file. */
  readonly declarations: readonly ImportedDeclaration[]
  /** By line, then by column. */
  readonly faults: readonly ImportFault[]
  /** Lines that hold no amount: a file of all one’s clients need not be filled in whole. */
  readonly skipped: number
}

const columnKey = (text: string): string => searchKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
const BY_KEY = new Map(IMPORT_COLUMNS.map((column) => [columnKey(column), column]))

function headerFaults(columns: readonly (ImportColumn | null)[]): readonly ImportFault[] {
  const named = columns.filter((column) => column !== null)
  const twice = IMPORT_COLUMNS.filter((column) => named.indexOf(column) !== named.lastIndexOf(column))
  const missing = IMPORT_COLUMNS.slice(0, 2).filter((column) => !named.includes(column))
  const hasAmounts = named.some((column) => COLUMN_CATEGORIES[column])
  const fault = (code: string) => (column: ImportColumn) => ({ line: 1, column, code })
  return [
    ...missing.map(fault('import.column-missing')),
    ...(hasAmounts ? [] : [fault('import.column-missing')('Ventes')]),
    ...twice.map(fault('import.column-twice')),
  ]
}

/** Thousands parted by points, where nothing else can be meant: '1.234,56', '1.234.567'. '1.234' can be read in two ways. */
const DOTTED = /^\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})$/u

/** An amount as people here write it; undefined for what is none. */
function readAmount(text: string): number | undefined {
  const compact = text.trim().replace(/\s*€$/u, '')
  return parseEuros(DOTTED.test(compact) ? compact.replaceAll('.', '') : compact)
}

type Cells = ReadonlyMap<ImportColumn, string>
type Read = { readonly declaration: ImportedDeclaration } | { readonly faults: readonly ImportFault[] }

function readLine(line: number, cells: Cells): Read {
  const faults: ImportFault[] = []
  const refuse = (column: ImportColumn, code: string) => faults.push({ line, column, code })
  const siretText = cells.get('SIRET') ?? ''
  const siret = mendNumber('siret', normaliseSiret(siretText))
  if (siret === '') refuse('SIRET', 'required')
  else if (!isSiret(siret)) refuse('SIRET', 'siret.invalid')
  const periodText = cells.get('Période') ?? ''
  const period = readPeriodCode(periodText)
  if (periodText === '') refuse('Période', 'required')
  else if (period === null) refuse('Période', 'turnover.period')
  const turnovers = [...cells].flatMap(([column, text]): readonly Turnover[] => {
    const category = COLUMN_CATEGORIES[column]
    if (category === undefined || text === '') return []
    const amountCents = readAmount(text)
    if (amountCents === undefined) refuse(column, 'turnover.amount')
    else if (amountCents < 0 || amountCents > MOST_TURNOVER_CENTS) refuse(column, 'number.range')
    return amountCents === undefined ? [] : [{ category, amountCents }]
  })
  return faults.length > 0 || period === null
    ? { faults }
    : { declaration: { line, siret, period, turnovers } }
}

/**
 * Reads the file by which somebody declares for many: a line per company and period, a column per kind of turnover, parted by
 * semicolons, commas or tabs. Nothing is read below a line whose quotes are broken, nor where the first line is at fault.
 */
export function parseDeclarationCsv(text: string): DeclarationImport {
  const { rows, brokenLine } = readCsvText(text, MOST_IMPORT_LINES + 2)
  const [header = [], ...lines] = rows
  const columns = header.map((cell) => BY_KEY.get(columnKey(cell)) ?? null)
  const failed = (faults: readonly ImportFault[]) => ({ declarations: [], faults, skipped: 0 })
  const whole = (line: number, code: string) => ({ line, column: null, code })
  if (rows.length === 0 && brokenLine === null) return failed([whole(1, 'import.empty')])
  const wrong = brokenLine === 1 ? [whole(1, 'import.unreadable')] : headerFaults(columns)
  if (wrong.length > 0) return failed(wrong)
  if (lines.length > MOST_IMPORT_LINES) return failed([whole(MOST_IMPORT_LINES + 2, 'turnover.too-long')])
  const declarations: ImportedDeclaration[] = []
  const faults: ImportFault[] = []
  const seen = new Set<string>()
  let skipped = 0
  for (const [index, row] of lines.entries()) {
    const cells: Cells = new Map(
      IMPORT_COLUMNS.map((column) => [column, row[columns.indexOf(column)]?.trim() ?? '']),
    )
    if (!IMPORT_COLUMNS.some((column) => COLUMN_CATEGORIES[column] && cells.get(column))) {
      skipped += 1
      continue
    }
    const read = readLine(index + 2, cells)
    if ('faults' in read) {
      faults.push(...read.faults)
      continue
    }
    const { line, siret, period } = read.declaration
    if (seen.has(`${siret} ${period}`)) faults.push(whole(line, 'turnover.twice'))
    else declarations.push(read.declaration)
    seen.add(`${siret} ${period}`)
  }
  if (brokenLine !== null) faults.push(whole(brokenLine, 'import.unreadable'))
  if (lines.length === 0 && brokenLine === null) faults.push(whole(1, 'import.empty'))
  return { declarations, faults, skipped }
}
