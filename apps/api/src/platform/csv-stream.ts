import { Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { csvSeparatorOf, csvTextOf } from './csv-read.ts'

const SLICE = 65_536

/** The text in slices, so that what reads it lets other requests have their turn. */
function* slicesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += SLICE) yield text.slice(start, start + SLICE)
}

/** Raised where a file cannot be read further. */
export class BrokenCsv extends Error {
  override name = 'BrokenCsv'
}

/** Lines of a large CSV, one after the other, never all in memory. @throws {BrokenCsv} at the line that cannot be read. */
export async function* csvRecords(bytes: Uint8Array): AsyncGenerator<readonly string[]> {
  const text = csvTextOf(bytes)
  const parser: Parser = Readable.from(slicesOf(text)).pipe(
    parse({
      ...{ bom: true, delimiter: csvSeparatorOf(text), relax_column_count: true },
      ...{ max_record_size: 100_000, skip_empty_lines: true },
    }),
  )
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    throw error instanceof CsvError ? new BrokenCsv(error.message) : error
  }
}
