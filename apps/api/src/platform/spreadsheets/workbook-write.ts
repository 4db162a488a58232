import { isLocalDate } from '@guichet/domain/local-date'
import { daySerial } from '@guichet/domain/spreadsheet'
import { type ZipEntry, zipOf } from '../zip-stream.ts'

export interface SheetColumn {
  readonly header: string
  readonly kind: 'text' | 'number' | 'day' | 'amount'
  /** In characters. */
  readonly width: number
}
interface Sheet {
  /** Without any of `[]:*?/\`, 31 characters at most. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
}
/** Days are written YYYY-MM-DD, amounts in euro cents. */
type Cell = string | number | null

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Lines that a sheet has at most, and characters of a cell. */
const MOST_LINES = 1_048_576
const MOST_CHARACTERS = 32_767

/** Places of the formats in `STYLES`. */
const STYLE = { header: 1, text: 2, day: 3, amount: 4, guarded: 5 } as const
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

const escaped = (text: string): string =>
  text
    .toWellFormed()
    // What stands for a character by its number is written so that it stands for itself.
    .replace(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) =>
      sign === '\n' || sign === '\t'
        ? sign
        : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')

/** What a program would run, were it not text. */
const FORMULA = /^[=+\-@\t\r]/u

const textCell = (text: string, style: number): string => {
  const space = /^\s|\s$|\n/u.test(text) ? ' xml:space="preserve"' : ''
  const shown = text.slice(0, MOST_CHARACTERS)
  return `<c s="${style}" t="inlineStr"><is><t${space}>${escaped(shown)}</t></is></c>`
}

function cellOf(value: Cell, { kind }: SheetColumn): string {
  if (value === null || value === '') return '<c/>'
  if (kind === 'number' && typeof value === 'number') return `<c><v>${value}</v></c>`
  if (kind === 'amount' && typeof value === 'number')
    return `<c s="${STYLE.amount}"><v>${(value / 100).toFixed(2)}</v></c>`
  const text = String(value)
  const serial = kind === 'day' && isLocalDate(text) ? daySerial(text) : null
  if (serial !== null) return `<c s="${STYLE.day}"><v>${serial}</v></c>`
  return textCell(text, FORMULA.test(text) ? STYLE.guarded : STYLE.text)
}

/** "A" for the first column, "AB" for the 28th. */
const letters = (rank: number): string =>
  rank <= 26
    ? String.fromCharCode(64 + rank)
    : letters(Math.floor((rank - 1) / 26)) + letters(((rank - 1) % 26) + 1)

async function* sheetXml(
  { columns }: Sheet,
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Buffer> {
  const cols = columns
    .map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('')
  const head = columns.map(({ header }) => textCell(header, STYLE.header)).join('')
  yield Buffer.from(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData><row>${head}</row>`,
  )
  let lines = 1
  for await (const rows of batches) {
    lines += rows.length
    if (lines > MOST_LINES) throw new RangeError('more lines than a sheet holds')
    const xml = rows.map(
      (cells) => `<row>${columns.map((column, at) => cellOf(cells[at] ?? null, column)).join('')}</row>`,
    )
    yield Buffer.from(xml.join(''))
  }
  yield Buffer.from(
    `</sheetData><autoFilter ref="A1:${letters(Math.max(columns.length, 1))}${lines}"/></worksheet>`,
  )
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

/**
 * A workbook of one sheet, written while its lines are read: a head that stays in sight, days and amounts as spreadsheets keep
 * them, everything else as text, formulas never. @throws {RangeError} beyond the lines that a sheet holds.
 */
export function workbookOf(
  sheet: Sheet,
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
  modifiedAt: Date,
): AsyncGenerator<Uint8Array> {
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relationships = (...lines: string[]) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${PART}.${type}+xml"/>`
  const part = (name: string, content: AsyncIterable<Uint8Array>): ZipEntry => ({
    ...{ name, modifiedAt, content, deflated: true },
  })
  return zipOf([
    part(
      '[Content_Types].xml',
      once(
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}</Types>`,
      ),
    ),
    part('_rels/.rels', once(relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')))),
    part(
      'xl/workbook.xml',
      once(
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      once(
        relationships(
          relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
          relationship('rId2', 'styles', 'styles.xml'),
        ),
      ),
    ),
    part('xl/styles.xml', once(STYLES)),
    part('xl/worksheets/sheet1.xml', sheetXml(sheet, batches)),
  ])
}
