import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allOf } from '../../testing/all-of.ts'
import { openWorkbook } from './workbook-read.ts'
import { type SheetColumn, workbookOf } from './workbook-write.ts'

const AT = new Date('2026-11-22T09:00:00Z')
const COLUMNS: readonly SheetColumn[] = [
  { header: 'Nom', kind: 'text', width: 20 },
  { header: 'N°', kind: 'number', width: 8 },
  { header: 'Échéance', kind: 'day', width: 12 },
  { header: 'Montant', kind: 'amount', width: 12 },
]
type Cell = string | number | null
async function* batches(rows: readonly (readonly Cell[])[]) {
  for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2)
}
async function written(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const parts = workbookOf({ name: 'Adhérents & co', columns: COLUMNS }, batches(rows), AT)
  return Buffer.concat(await allOf(parts))
}
const read = async (bytes: Buffer) => {
  const book = await openWorkbook(bytes)
  const lines = await allOf(book.lines())
  return { sheet: book.sheet, texts: lines.map(({ cells }) => cells.map(({ text }) => text)) }
}

describe('a workbook that is written', () => {
  it('is read again: days, amounts and numbers as such, codes with their zeros, formulas as text', async () => {
    const { sheet, texts } = await read(
      await written([
        ['=HYPERLINK("x")', 12, '2026-04-01', 6990],
        ['01200', null, '1899-01-01', 0],
        ['  Léa <b> & "co" _x0041_\n', 3, null, -50],
      ]),
    )
    expect(sheet).toBe('Adhérents & co')
    expect(texts).toEqual([
      ['Nom', 'N°', 'Échéance', 'Montant'],
      ['=HYPERLINK("x")', '12', '2026-04-01', '69.9'],
      ['01200', '', '1899-01-01', '0'],
      ['  Léa <b> & "co" _x0041_\n', '3', '', '-0.5'],
    ])
  })

  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 3, maxLength: 20 }),
        async (texts) => {
          const rows = texts.map((text) => [`.${text}.`, 1, null, null])
          const back = (await read(await written(rows))).texts.slice(1).map(([text]) => text)
          expect(back).toEqual(rows.map(([text]) => text))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('breaks off when its lines do', async () => {
    async function* failing(): AsyncGenerator<readonly (readonly Cell[])[]> {
      yield [['a', 1, null, null]]
      throw new Error('the database went away')
    }
    const parts = workbookOf({ name: 'a', columns: COLUMNS }, failing(), AT)
    await expect(allOf(parts)).rejects.toThrow('the database went away')
  })
})
