import { csvUnguarded } from '@guichet/domain/csv'
import { csvRecords } from '../csv-stream.ts'
import { isWorkbook, openWorkbook, type SheetLine } from '../spreadsheets/workbook-read.ts'

/** A file of lines and cells: CSV or XLSX. */
interface Table {
  /** Sheets of a workbook; none of a CSV. */
  readonly sheets: readonly string[]
  /** The sheet that is read; null of a CSV. */
  readonly sheet: string | null
  /** Days are counted from 1904, where a cell keeps one as a number. */
  readonly from1904: boolean
  /** Lines that hold something, the first of which names the columns. */
  readonly lines: AsyncIterable<SheetLine>
}

async function* csvLines(bytes: Uint8Array): AsyncGenerator<SheetLine> {
  let row = 0
  for await (const record of csvRecords(bytes)) {
    row += 1
    yield { row, cells: record.map((text) => ({ text: csvUnguarded(text) })) }
  }
}

/**
 * Opens a file by what it is, whatever it is called: a workbook at one of its sheets, else CSV.
 * @throws {BrokenWorkbook} here and while lines are read; {BrokenCsv} while lines are read.
 */
export async function openTable(bytes: Buffer, sheet?: string): Promise<Table> {
  if (!isWorkbook(bytes)) return { sheets: [], sheet: null, from1904: false, lines: csvLines(bytes) }
  const book = await openWorkbook(bytes, sheet)
  return { sheets: book.sheets, sheet: book.sheet, from1904: book.from1904, lines: book.lines() }
}
