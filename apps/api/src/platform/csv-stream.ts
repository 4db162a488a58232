import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { csvSeparatorOf } from '@guichet/domain/csv'
import { CsvError, type Parser, parse } from 'csv-parse'
import { csvTextOf } from './csv-read.ts'

const SLICE = 65_536
const LINE_FEED = 0x0a

/**
 * The file in slices, so that what reads it lets other requests have their turn, and its text is never whole in memory.
 * UTF-8 where it is well-formed, which the parser reads as it is, else the code page of French spreadsheets.
 */
function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const decoder = isUtf8(bytes) ? null : new TextDecoder('windows-1252')
  for (let start = 0; start < bytes.length; start += SLICE) {
    const slice = bytes.subarray(start, start + SLICE)
    yield decoder ? Buffer.from(decoder.decode(slice)) : slice
  }
}

function separatorOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(LINE_FEED)
  return csvSeparatorOf(Buffer.from(bytes.subarray(0, end < 0 ? bytes.length : end)).toString('latin1'))
}

/** UTF-16, which alone holds zero bytes, is made UTF-8 whole; in all else a zero byte is a character that is not known. */
const withoutZeroes = (bytes: Uint8Array): Uint8Array =>
  bytes.includes(0) ? Buffer.from(csvTextOf(bytes)) : bytes

/** Raised where a file cannot be read further. */
export class BrokenCsv extends Error {
  override name = 'BrokenCsv'
}

/** Lines of a large CSV, one after the other, never all in memory. @throws {BrokenCsv} at the line that cannot be read. */
export async function* csvRecords(given: Uint8Array): AsyncGenerator<readonly string[]> {
  const bytes = withoutZeroes(given)
  const parser: Parser = Readable.from(slicesOf(bytes)).pipe(
    parse({
      ...{ bom: true, delimiter: separatorOf(bytes), relax_column_count: true },
      ...{ max_record_size: 100_000, skip_empty_lines: true },
    }),
  )
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    throw error instanceof CsvError ? new BrokenCsv(error.message) : error
  }
}
