import { isDayFormat, numberText, serialDay } from '@guichet/domain/spreadsheet'
import { BrokenWorkbook, openParts, type PartReader, type Parts, readAll } from './workbook-parts.ts'

export { BrokenWorkbook } from './workbook-parts.ts'

/** A cell as its text; `number` when a spreadsheet kept it as one. */
export interface SheetCell {
  readonly text: string
  readonly number?: true
  /** Why it holds nothing to read. */
  readonly fault?: 'import.cell-error' | 'import.formula-empty'
}
export interface SheetLine {
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  readonly cells: readonly SheetCell[]
}
export interface Workbook {
  /** Sheets that are not hidden. */
  readonly sheets: readonly string[]
  readonly sheet: string
  /** Days are counted from 1904. */
  readonly from1904: boolean
  /** Lines that hold something, one after the other, never all in memory. @throws {BrokenWorkbook} */
  lines(): AsyncGenerator<SheetLine>
}

const MOST_SHEET_BYTES = 300_000_000
const MOST_STRING_BYTES = 100_000_000
const MOST_STRINGS = 3_000_000
/** Columns beyond these are not read. */
const MOST_COLUMNS = 200

/** A ZIP, or the older form in which Excel keeps what is locked or old. */
export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) || isCompound(bytes)
const begins = (bytes: Uint8Array, ...signs: readonly number[]) =>
  signs.every((sign, index) => bytes[index] === sign)
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04)
const isCompound = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** A text of its own: a slice would keep all that it was cut from. */
const detached = (text: string) => (text.length < 13 ? text : Buffer.from(text).toString())

/** `_x000D_` stands for a character by its number. */
const plain = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** Texts of `<si>` or `<is>`: its runs joined, how they are pronounced left out. */
function richText() {
  let text = ''
  let isText = false
  let isSaid = false
  return {
    begin: () => {
      text = ''
    },
    open: (tag: string) => {
      if (tag === 'rPh') isSaid = true
      if (tag === 't') isText = !isSaid
    },
    close: (tag: string) => {
      if (tag === 'rPh') isSaid = false
      if (tag === 't') isText = false
    },
    add: (part: string) => {
      if (isText) text += part
    },
    whole: () => plain(text),
  }
}

function stringReader(): PartReader<string> {
  const rich = richText()
  let found: string[] = []
  let count = 0
  return {
    open(tag) {
      if (tag === 'si') rich.begin()
      rich.open(tag)
    },
    close(tag) {
      rich.close(tag)
      if (tag !== 'si') return
      count += 1
      if (count > MOST_STRINGS) throw new BrokenWorkbook('import.workbook-too-large')
      found.push(detached(rich.whole()))
    },
    text: rich.add,
    take() {
      const some = found
      found = []
      return some
    },
  }
}

/** For each format of cells, whether it shows a day. */
async function dayStyles(parts: Parts): Promise<readonly boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isCells = false
  const reader: PartReader<never> = {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (tag === 'cellXfs') isCells = true
      if (tag !== 'xf' || !isCells) return
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(isDayFormat(id, codes.get(id)))
    },
    close(tag) {
      if (tag === 'cellXfs') isCells = false
    },
  }
  if (parts.has('xl/styles.xml')) await readAll(parts.read('xl/styles.xml', reader))
  return styles
}

interface NamedSheet {
  readonly name: string
  readonly path: string
  readonly hidden: boolean
}

/** Where a part leads that a relationship names, seen from the folder of the workbook. */
const pathFrom = (folder: string, target: string): string =>
  decodeURI(new URL(target, folder === '' ? 'file:///' : `file:///${folder}/`).pathname.slice(1))

async function relationships(
  parts: Parts,
  path: string,
): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>()
  const reader: PartReader<never> = {
    open(tag, { Id, Type = '', Target = '' }) {
      if (tag === 'Relationship' && Id) found.set(Id, { type: Type, target: Target })
    },
  }
  if (parts.has(path)) await readAll(parts.read(path, reader))
  return found
}

async function readBook(parts: Parts) {
  const [root] = [...(await relationships(parts, '_rels/.rels')).values()].filter(({ type }) =>
    type.endsWith('/officeDocument'),
  )
  const path = root ? pathFrom('', root.target) : 'xl/workbook.xml'
  const folder = path.slice(0, path.lastIndexOf('/'))
  const file = path.slice(path.lastIndexOf('/') + 1)
  const targets = await relationships(parts, `${folder}/_rels/${file}.rels`)
  const sheets: NamedSheet[] = []
  let from1904 = false
  const reader: PartReader<never> = {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (tag !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(id)
      // Charts and macros are sheets too.
      if (!target?.type.endsWith('/worksheet')) return
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: attributes.name ?? '', path: pathFrom(folder, target.target), hidden })
    },
  }
  await readAll(parts.read(path, reader))
  const strings = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))
  return { from1904, sheets, stringsPath: strings ? pathFrom(folder, strings.target) : null }
}

/** Column of "AB12": 27. */
function columnOf(reference: string | undefined): number | null {
  const [letters = ''] = /^[A-Z]{1,3}/u.exec(reference ?? '') ?? []
  if (letters === '') return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Sheets {
  readonly strings: readonly string[]
  readonly days: readonly boolean[]
  readonly from1904: boolean
}

/** What a cell of this type shows. */
function cellOf(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: boolean },
  { strings, days, from1904 }: Sheets,
): SheetCell {
  if (type === 'e') return { text: value, fault: 'import.cell-error' }
  if (formula && value === '' && type !== 'str') return { text: '', fault: 'import.formula-empty' }
  if (type === 's') return { text: strings[Number(value)] ?? '' }
  if (type === 'b') return { text: value === '1' ? 'Oui' : 'Non' }
  if (type === 'd') return { text: value.slice(0, 10) }
  if (type === 'inlineStr') return { text: value }
  if (type === 'str') return { text: plain(value) }
  if (value === '') return { text: '' }
  const day = days[style] ? serialDay(Number(value), from1904) : null
  return day === null ? { text: numberText(value), number: true } : { text: day }
}

function sheetReader(known: Sheets): PartReader<SheetLine> {
  const rich = richText()
  let found: SheetLine[] = []
  let row = 0
  let cells: SheetCell[] = []
  let column = -1
  let cell = { type: 'n', style: 0, value: '', formula: false }
  let isValue = false
  return {
    open(tag, attributes) {
      if (tag === 'row') {
        row = Number(attributes.r ?? row + 1)
        cells = []
        column = -1
      } else if (tag === 'c') {
        column = columnOf(attributes.r) ?? column + 1
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: false }
      } else if (tag === 'f') cell.formula = true
      else if (tag === 'v') isValue = true
      else if (tag === 'is') rich.begin()
      else rich.open(tag)
    },
    close(tag) {
      if (tag === 'v') isValue = false
      else if (tag === 'is') cell.value = rich.whole()
      else if (tag === 'c') {
        if (column >= MOST_COLUMNS) return
        while (cells.length < column) cells.push({ text: '' })
        cells[column] = cellOf(cell, known)
      } else if (tag === 'row') {
        if (cells.some(({ text, fault }) => fault !== undefined || text.trim() !== ''))
          found.push({ row, cells })
      } else rich.close(tag)
    },
    text(text) {
      if (isValue) cell.value += text
      else rich.add(text)
    },
    take() {
      const some = found
      found = []
      return some
    },
  }
}

/**
 * Opens a workbook (XLSX) at one of its sheets: the one that is named, else the first that is not hidden. Formulas are never worked out:
 * what the spreadsheet had last found counts. What it would unpack to is bounded before it is unpacked.
 * @throws {BrokenWorkbook}
 */
export async function openWorkbook(bytes: Buffer, name?: string): Promise<Workbook> {
  if (!isZip(bytes)) throw new BrokenWorkbook('import.workbook-locked')
  const parts = await openParts(bytes)
  const { sheets, from1904, stringsPath } = await readBook(parts)
  const shown = sheets.filter(({ hidden }) => !hidden)
  const chosen = name === undefined ? shown[0] : sheets.find((sheet) => sheet.name === name)
  const names = shown.map((sheet) => sheet.name)
  if (!chosen)
    throw name === undefined
      ? new BrokenWorkbook('import.workbook-broken')
      : new BrokenWorkbook('import.sheet-unknown', { sheets: names })
  const days = await dayStyles(parts)
  const strings =
    stringsPath !== null && parts.has(stringsPath)
      ? await readAll(parts.read(stringsPath, stringReader(), MOST_STRING_BYTES))
      : []
  return {
    sheets: names,
    sheet: chosen.name,
    from1904,
    async *lines() {
      let isEmpty = true
      const reader = sheetReader({ strings, days, from1904 })
      for await (const some of parts.read(chosen.path, reader, MOST_SHEET_BYTES)) {
        isEmpty &&= some.length === 0
        yield* some
      }
      if (isEmpty) throw new BrokenWorkbook('import.sheet-empty')
    },
  }
}
