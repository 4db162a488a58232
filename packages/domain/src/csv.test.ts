import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CSV_START, csvCell, csvLine, readCsvText } from './csv.ts'

describe('a line of CSV', () => {
  it('is read back as it was, but for what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (cells) => {
        // The first line tells the separator, the last one that the line between is not one of those left out at the end.
        const [, back] = readCsvText(`${CSV_START}a;b\r\n${csvLine(cells)}end`, 3).rows
        const isRun = (cell: string) => /^[=+\-@\t\r]/u.test(cell) && !/^-\d+(?:[.,]\d+)?$/u.test(cell)
        expect(back).toEqual(cells.map((cell) => (isRun(cell) ? `'${cell}` : cell)))
      }),
    )
  })

  it('quotes what holds a separator, a quote or a line end', () => {
    expect(csvLine(['a;b', 'say "hi"', 'two\nlines', 'été'])).toBe('"a;b";"say ""hi""";"two\nlines";été\r\n')
  })

  it('leaves amounts below zero as numbers, which can be added up', () => {
    expect(csvLine(['-12,00', '-3', '-0.5'])).toBe('-12,00;-3;-0.5\r\n')
  })

  const FORMULAS = ['=1+1', '+33', '-2+3', '-1,2,3', '-A1', '@SUM(A1)', '\tx', '\rx']
  it.each(FORMULAS)('never begins a cell as a formula: %j', (text) => {
    expect(csvCell(text).replace(/^"/u, '')).toMatch(/^'/u)
  })
})

describe('a text of CSV', () => {
  const read = (text: string, limit = 100) => readCsvText(text, limit)

  it('has the separator of its first line, whatever ends its lines', () => {
    const rows = [
      ['a', 'b'],
      ['1,5', ' "2" '],
    ]
    expect(read('a;b\n1,5; "2" \n')).toEqual({ rows, brokenLine: null })
    expect(read('a\tb\r1,5\t" ""2"" "').rows).toEqual(rows)
    expect(read('a,b\r\n"1,5", "2" \r\n\r\n,\r\n').rows).toEqual(rows)
  })

  it('keeps empty cells and lines, those at the end left out, and stops at the limit', () => {
    expect(read('a;b\n\n;\n1;\n;\n\n').rows).toEqual([['a', 'b'], [''], ['', ''], ['1', '']])
    expect(read('a;b\n"x\ny";2\n3;4', 2).rows).toEqual([
      ['a', 'b'],
      ['x\ny', '2'],
    ])
    expect(read('')).toEqual({ rows: [], brokenLine: null })
    expect(read(CSV_START).rows).toEqual([])
  })

  it.each([
    ['a;b\n1;2\n"3;4\n', 3],
    ['a;b\n"1"x;2\n', 2],
    ['"', 1],
  ])('says which line is broken: %j', (text, brokenLine) => {
    expect(read(text)).toMatchObject({ brokenLine })
  })

  it('of ten thousand quotes is read at once', () => {
    const cell = '"'.repeat(20_002)
    expect(read(`${cell};b\n`).rows).toEqual([['"'.repeat(10_000), 'b']])
  })
})
