import { allOf } from '../../../testing/all-of.ts'
import { zipOf } from '../../zip-stream.ts'

interface MadeSheet {
  readonly name: string
  /** Rows as they stand in `<sheetData>`. */
  readonly rows: string
  readonly hidden?: true
}
interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[]
  readonly strings?: readonly string[]
  /** Formats of cells, by the code of each; cells name them by their place, from 1. */
  readonly formats?: readonly string[]
  readonly from1904?: true
}

const AT = new Date('2026-11-22T09:00:00Z')
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A ZIP of texts. */
export async function zipOfTexts(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, text]) => ({
    ...{ name, modifiedAt: AT, deflated: true as const },
    content: (async function* () {
      yield Buffer.from(text)
    })(),
  }))
  return Buffer.concat(await allOf(zipOf(entries)))
}

/** The parts of a workbook as spreadsheets write them. */
export function workbookParts({
  sheets,
  strings = [],
  formats = [],
  from1904,
}: MadeWorkbook): Record<string, string> {
  const targets = [
    ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ]
  return {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="r${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets
      .map(([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  }
}
export const makeWorkbook = (book: MadeWorkbook): Promise<Buffer> => zipOfTexts(workbookParts(book))
