import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedHolder, type DatedProcedure, dueDatesOf } from './due-dates.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
type Deadline = DatedProcedure['deadlines'][number]
const monthly = (day: number, over: Partial<Deadline> = {}): Deadline => ({
  ...{ months: MONTHS, day, untilDay: null, working: false, extraDays: 0, documentType: null, ...over },
})
const holder = (accountId: string, ...granted: readonly (readonly [string, ...string[]])[]): DatedHolder => ({
  accountId,
  rights: granted.map(([code, ...documentTypes]) => ({ code, granted: true, documentTypes, refusals: [] })),
})
const FROM = parseLocalDate('2026-11-24')
const TO = addDays(FROM, 60)
const shown = (catalogue: readonly DatedProcedure[], holders: readonly DatedHolder[]) =>
  dueDatesOf(catalogue, holders, FROM, TO).map(
    ({ procedure, dueOn, accountIds }) => `${procedure.code} ${dueOn} ${accountIds.join()}`,
  )

describe('dueDatesOf', () => {
  const dsn = { code: 'DSN', deadlines: [monthly(5, { documentType: 'M' })] }
  const pasrau = { code: 'PASRAU', deadlines: [monthly(10)] }

  it('gives each date once, for all accounts that may use the procedure, put off to working days', () => {
    const holders = [holder('a', ['DSN', 'M'], ['PASRAU']), holder('b', ['DSN', 'M'])]
    expect(shown([dsn, pasrau], holders)).toEqual([
      ...['DSN 2026-12-07 a,b', 'PASRAU 2026-12-10 a', 'DSN 2027-01-05 a,b', 'PASRAU 2027-01-11 a'],
    ])
  })

  it('leaves out what an account may not use, or not with the document type of the date', () => {
    const refused: DatedHolder = {
      accountId: 'a',
      rights: [{ code: 'PASRAU', granted: false, documentTypes: [], refusals: ['primary-not-chosen'] }],
    }
    expect(shown([dsn, pasrau], [refused])).toEqual([])
    expect(shown([dsn], [holder('a', ['DSN', 'E'])])).toEqual([])
    expect(shown([dsn], [])).toEqual([])
  })

  it('of the same day, what ends first comes first, then the order of the catalogue', () => {
    const vat = { code: 'TVA', deadlines: [monthly(10, { months: [12], untilDay: 24 })] }
    const other = { code: 'AUTRE', deadlines: [monthly(10, { months: [12] })] }
    expect(shown([vat, pasrau, other], [holder('a', ['TVA'], ['PASRAU'], ['AUTRE'])]).slice(0, 3)).toEqual([
      ...['PASRAU 2026-12-10 a', 'AUTRE 2026-12-10 a', 'TVA 2026-12-24 a'],
    ])
  })

  it('is in order, within the window, and names only accounts that may, whatever the rules', () => {
    const deadline = fc.record({
      months: fc.uniqueArray(fc.constantFrom(...MONTHS), { minLength: 1 }),
      day: fc.integer({ min: 1, max: 20 }),
      untilDay: fc.option(fc.integer({ min: 1, max: 31 })),
      working: fc.boolean(),
      extraDays: fc.nat(20),
      documentType: fc.constantFrom(null, 'X', 'Y'),
    })
    const procedure = (code: string) => fc.record({ code: fc.constant(code), deadlines: fc.array(deadline) })
    const may = fc.record({ P: fc.boolean(), Q: fc.boolean() })
    fc.assert(
      fc.property(procedure('P'), procedure('Q'), fc.array(may, { maxLength: 3 }), (p, q, accounts) => {
        const holders = accounts.map((rights, index) => ({
          accountId: String(index),
          rights: (['P', 'Q'] as const).map((code) => ({
            ...{ code, granted: rights[code], documentTypes: rights[code] ? ['X'] : [], refusals: [] },
          })),
        }))
        const dates = dueDatesOf([p, q], holders, FROM, TO)
        const days = dates.map(({ startsOn }) => startsOn)
        expect(days).toEqual(days.toSorted())
        for (const { procedure: of, deadline: rule, startsOn, dueOn, accountIds } of dates) {
          expect(startsOn <= dueOn && dueOn >= FROM && startsOn <= TO).toBe(true)
          expect(rule.documentType).not.toBe('Y')
          expect(accountIds).toEqual(
            holders
              .filter(({ rights }) => rights.some((r) => r.code === of.code && r.granted))
              .map((h) => h.accountId),
          )
        }
      }),
    )
  })
})
