/** How a table begins that spreadsheets of this country open as it is: UTF-8 with its mark. */
export const CSV_START = '\uFEFF'
const SEPARATOR = ';'

/** Spreadsheets run what begins so; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/u
/** An amount below zero is no formula, and must stay a number that can be added up. */
const BELOW_ZERO = /^-\d+(?:[.,]\d+)?$/u
const QUOTED = /["\r\n;]/u

/** A cell as RFC 4180 writes it, never a formula. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !BELOW_ZERO.test(text) ? `'${text}` : text
  return QUOTED.test(harmless) ? `"${harmless.replace(/"/gu, '""')}"` : harmless
}

/** A cell as it was before it was kept from being a formula. */
export const csvUnguarded = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text)

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(SEPARATOR)}\r\n`

const SEPARATORS = [';', ',', '\t']

/** Semicolons, commas or tabs, whichever the first line has most of. */
export function csvSeparatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/u, 1)
  const counted = SEPARATORS.map((sign) => ({ sign, count: first.split(sign).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/** Where a quoted cell ends that begins before `from`; -1 where it never does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

export interface CsvLines {
  readonly rows: readonly (readonly string[])[]
  /** Line that could not be read, as a spreadsheet counts; nothing below it was. */
  readonly brokenLine: number | null
}

/** Lines of a CSV that is text already, `limit` at most; empty ones at the end are left out. */
export function readCsvText(text: string, limit: number): CsvLines {
  const source = text.startsWith(CSV_START) ? text.slice(CSV_START.length) : text
  const separator = csvSeparatorOf(source)
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'uy')
  const rows: string[][] = []
  let [cells, at]: [string[], number] = [[], 0]
  while ((at < source.length || cells.length > 0) && rows.length < limit) {
    if (source[at] === '"') {
      const end = closingQuote(source, at + 1)
      if (end < 0) return { rows, brokenLine: rows.length + 1 }
      cells.push(source.slice(at + 1, end).replaceAll('""', '"'))
      at = end + 1
    } else {
      plain.lastIndex = at
      const [cell = ''] = plain.exec(source) ?? []
      cells.push(cell)
      at += cell.length
    }
    const next = source[at]
    const isEnd = next === undefined || next === '\r' || next === '\n'
    if (!isEnd && next !== separator) return { rows, brokenLine: rows.length + 1 }
    at += source.startsWith('\r\n', at) ? 2 : 1
    if (isEnd) {
      rows.push(cells)
      cells = []
    }
  }
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  return { rows, brokenLine: null }
}
