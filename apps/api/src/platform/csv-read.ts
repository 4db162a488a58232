import { csvSeparatorOf } from '@guichet/domain/csv'
import { CsvError, parse } from 'csv-parse/sync'

export interface CsvTable {
  readonly rows: readonly (readonly string[])[]
  /** Line that could not be read; nothing below it was. */
  readonly brokenLine: number | null
}

/** UTF-16 where the file begins by saying so, UTF-8 where it is well-formed, else the code page of French spreadsheets. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The text of a CSV; what no text holds, and the database does not keep, shows as a character that is not known. */
export const csvTextOf = (bytes: Uint8Array): string => decoded(bytes).replaceAll('\0', '\uFFFD')

/** Lines of a CSV as spreadsheets of this country write it; at most `limit`, empty ones left out at the end only. */
export function readCsv(bytes: Uint8Array, limit: number): CsvTable {
  const text = csvTextOf(bytes)
  const rows: string[][] = []
  try {
    parse(text, {
      bom: true,
      delimiter: csvSeparatorOf(text),
      relax_column_count: true,
      max_record_size: 100_000,
      to: limit,
      on_record: (record: string[]) => {
        rows.push(record)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows, brokenLine: rows.length + 1 }
  }
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  return { rows, brokenLine: null }
}
