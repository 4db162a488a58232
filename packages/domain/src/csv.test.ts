import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

/** Reads one line back as RFC 4180 says. */
function readLine(line: string): string[] {
  const cells: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n$)/gsuy
  for (const [, quoted, plain] of line.matchAll(pattern))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replace(/""/gu, '"'))
  return cells
}

describe('a line of CSV', () => {
  it('is read back as it was, but for what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const back = readLine(csvLine(cells))
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
