import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../testing/holds.ts'
import { CSV_START, csvLine } from '../csv.ts'
import { formatEuros } from '../money.ts'
import {
  COLUMN_CATEGORIES,
  IMPORT_COLUMNS,
  MOST_IMPORT_LINES,
  parseDeclarationCsv,
} from './declaration-import.ts'
import { readPeriodCode } from './read-period-code.ts'
import { MOST_TURNOVER_CENTS } from './turnover-categories.ts'

const [ONE, TWO] = ['07955542100019', '73282932000074']
const faultsOf = (text: string) =>
  parseDeclarationCsv(text).faults.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`)
const withLines = (...lines: readonly string[]) =>
  ['SIRET;Période;Ventes;Prestations', ...lines].map((line) => `${line}\r\n`).join('')

describe('a file of declarations', () => {
  test('is read as French spreadsheets save it, with columns in any order and others between', () => {
    const text = [
      `${CSV_START}Nom;meubles de TOURISME;Échéance;Libéral  Cipav;SIRET;période;Libéral;Prestations;Ventes`,
      `"Du;val ""et fils""";;31/10/2026;;079 555 421 00019;2026-T3;1 234,56;;0`,
      `Zoé;1.234,56;;1234.5;${TWO};2026-09;;12\u202F345 €;`,
      `Personne;;31/10/2026;;${TWO};2026-08;;;`,
      ';;;;;;;;',
      `Zoé;;;;${TWO};2026-10;;1.234.567;`,
      ';;;;;;;;',
    ].join('\r\n')
    expect(parseDeclarationCsv(text)).toEqual({
      declarations: [
        {
          ...{ line: 2, siret: ONE, period: '2026-T3' },
          turnovers: [
            { category: 'sales', amountCents: 0 },
            { category: 'liberal', amountCents: 123_456 },
          ],
        },
        {
          ...{ line: 3, siret: TWO, period: '2026-09' },
          turnovers: [
            { category: 'services', amountCents: 1_234_500 },
            { category: 'liberal-cipav', amountCents: 123_450 },
            { category: 'tourism-lets', amountCents: 123_456 },
          ],
        },
        {
          line: 6,
          siret: TWO,
          period: '2026-10',
          turnovers: [{ category: 'services', amountCents: 123_456_700 }],
        },
      ],
      faults: [],
      skipped: 2,
    })
  })

  test('is read as it was written, whatever the separator', () => {
    const amount = fc.integer({ min: 0, max: MOST_TURNOVER_CENTS })
    const line = fc.record({
      siret: fc.constantFrom(ONE, TWO),
      month: fc.integer({ min: 1, max: 12 }),
      amounts: fc.tuple(amount, fc.option(amount), fc.option(amount), fc.option(amount), fc.option(amount)),
    })
    const lines = fc.uniqueArray(line, { selector: ({ siret, month }) => `${siret} ${month}`, minLength: 1 })
    const separator = fc.constantFrom(';', ',', '\t')
    holds(
      fc.property(lines, separator, fc.boolean(), (written, sign, plain) => {
        const quote = sign === ',' ? '"' : ''
        const cell = (cents: number | null) => {
          if (cents === null) return ''
          return plain ? (cents / 100).toFixed(2) : `${quote}${formatEuros(cents)}${quote}`
        }
        const rows = written.map(({ siret, month, amounts }) =>
          [siret, `2026-${String(month).padStart(2, '0')}`, ...amounts.map(cell)].join(sign),
        )
        const { declarations, faults, skipped } = parseDeclarationCsv(
          [IMPORT_COLUMNS.join(sign), ...rows].join('\n'),
        )
        expect([faults, skipped, declarations.length]).toEqual([[], 0, written.length])
        for (const [index, { turnovers }] of declarations.entries())
          expect(turnovers.map(({ amountCents }) => amountCents)).toEqual(
            written[index]?.amounts.filter((cents) => cents !== null),
          )
      }),
    )
  })

  test('never fails, and tells of each line once: read, at fault, or skipped', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(ONE, '2026-T3', '1 234,56', '', '"', ';', '\n'))
    holds(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }),
        fc.boolean(),
        (rows, isNamed) => {
          const head = isNamed ? csvLine([...IMPORT_COLUMNS]) : ''
          const text = head + rows.map((row) => row.join(';')).join('\n')
          const { declarations, faults, skipped } = parseDeclarationCsv(text)
          const told = [...declarations.map(({ line }) => line), ...new Set(faults.map(({ line }) => line))]
          expect(new Set(told).size).toBe(told.length)
          expect(skipped).toBeLessThanOrEqual(text.split(/[\r\n]/u).length)
          for (const { turnovers } of declarations) expect(turnovers.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  test.each<[string, readonly string[]]>([
    ['', ['1 - import.empty']],
    [withLines(), ['1 - import.empty']],
    ['SIRET;Ventes;ventes\n', ['1 Période import.column-missing', '1 Ventes import.column-twice']],
    ['SIRET;Période;Nom\n', ['1 Ventes import.column-missing']],
    ['"SIRET;Période', ['1 - import.unreadable']],
    [withLines(`${ONE};2026-T3;1;2`, `"${TWO};2026-T3;1;2`), ['3 - import.unreadable']],
    [withLines(';;1;2'), ['2 SIRET required', '2 Période required']],
    [
      withLines(`${ONE}1;2026-T5;un;2`),
      ['2 SIRET siret.invalid', '2 Période turnover.period', '2 Ventes turnover.amount'],
    ],
    [withLines(`${ONE};2026-T3;-1;10000000,01`), ['2 Ventes number.range', '2 Prestations number.range']],
    [
      withLines(`${ONE};2026-T3;1.234;1,234.56`),
      ['2 Ventes turnover.amount', '2 Prestations turnover.amount'],
    ],
    [withLines(`${ONE};2026-T3;1;`, `${ONE};t3 2026;;2`, `${ONE};2026-T2;3;`), ['3 - turnover.twice']],
  ])('says what is wrong with %j: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  test('has two thousand lines at most', () => {
    const many = (count: number) => withLines(...Array.from({ length: count }, () => ';;1;'))
    expect(new Set(parseDeclarationCsv(many(MOST_IMPORT_LINES)).faults.map(({ code }) => code))).toEqual(
      new Set(['required']),
    )
    expect(faultsOf(many(MOST_IMPORT_LINES + 1))).toEqual(['2002 - turnover.too-long'])
  })

  test('gives back the zero that a spreadsheet takes from a SIRET', () => {
    const { declarations } = parseDeclarationCsv(withLines(`${ONE.slice(1)};sept-26;1;`))
    expect(declarations).toMatchObject([{ siret: ONE, period: '2026-09' }])
  })

  test('has a column for each kind of turnover', () => {
    expect(IMPORT_COLUMNS.flatMap((column) => COLUMN_CATEGORIES[column] ?? [])).toEqual([
      ...['sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets'],
    ])
  })
})

describe('a period', () => {
  test.each([
    [
      '2026-T3',
      ['2026-T3', 'T3 2026', '2026T3', '2026-q3', 't3/2026', '3e trimestre 2026', '3ème trim. 2026'],
    ],
    ['2026-T1', ['1er trimestre 2026', '1 trimestre 2026']],
    [
      '2026-09',
      ['2026-09', '09/2026', '9-2026', '2026/9', 'Septembre 2026', 'sept.-26', 'sept-26', '01/09/2026'],
    ],
    ['2026-08', ['août 2026', 'AOUT 26', '2026-08-01']],
    ['2026-06', ['juin-26']],
    ['2026-07', ['juillet 2026']],
    ['2026-02', ['févr-26', 'février 2026']],
    [
      null,
      ['', '2026', '2026-13', 'T5 2026', '15/09/2026', 'xyz 2026', '2026-00', '1999-09', '5e trimestre 2026'],
    ],
  ])('%s is written as %j', (code, texts) => {
    expect(texts.map(readPeriodCode)).toEqual(texts.map(() => code))
  })
})
