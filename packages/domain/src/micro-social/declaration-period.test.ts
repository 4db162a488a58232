import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../testing/holds.ts'
import type { OptionStatement } from '../fiscal-options.ts'
import { addDays, daysBetween, type LocalDate, parseLocalDate } from '../local-date.ts'
import { isWorkingDay } from '../working-days.ts'
import {
  categoriesOf,
  type DeclarantFacts,
  declarationState,
  findPeriod,
  mayFile,
  parsePeriodCode,
  periodsOf,
} from './declaration-period.ts'

const on = parseLocalDate
const TODAY = on('2026-11-30')
const says = (kind: OptionStatement['kind'], choice: string, startsOn: string): OptionStatement => ({
  ...{ kind, choices: choice.split(' ') as OptionStatement['choices'], startsOn, askedOn: null },
})
const facts = (over: Partial<DeclarantFacts> = {}): DeclarantFacts => ({
  ...{ begunOn: '2020-03-05', closedOn: null, postcode: '13100', statements: [], openedOn: on('2026-01-01') },
  ...over,
})
const codes = (over: Partial<DeclarantFacts>, today = TODAY) =>
  periodsOf(facts(over), today).map(({ code }) => code)
const due = (over: Partial<DeclarantFacts>, today = TODAY) =>
  periodsOf(facts(over), today).map(({ code, dueOn }) => `${code} ${dueOn}`)

const dayBetween = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(on(from), on(to)) }).map((days) => addDays(on(from), days))
const frequencies = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 2020, max: 2028 }), fc.constantFrom('monthly', 'quarterly')), {
    selector: ([year]) => year,
    maxLength: 5,
  })
  .map((years) => years.map(([year, choice]) => says('frequency', choice, `${year}-01-01`)))
const anyFacts: fc.Arbitrary<DeclarantFacts> = fc.record({
  begunOn: fc.option(dayBetween('2019-01-01', '2027-12-31')),
  closedOn: fc.option(dayBetween('2022-01-01', '2028-12-31')),
  postcode: fc.constant(null),
  statements: fc
    .tuple(frequencies, fc.option(dayBetween('2019-01-02', '2027-12-31')))
    .map(([said, extra]) => [
      ...said,
      // Where no register tells the beginning, anything may have been said of any day.
      ...(extra === null || extra.endsWith('-01-01') ? [] : [says('frequency', 'monthly', extra)]),
    ]),
  openedOn: dayBetween('2022-01-01', '2027-12-31'),
})
const anyDay = dayBetween('2022-01-01', '2029-12-31')

describe('periods', () => {
  test('leave no gap and never overlap, whatever was said, and are due on a working day after their end', () => {
    holds(
      fc.property(anyFacts, anyDay, (known, today) => {
        const periods = periodsOf(known, today)
        for (const [index, { code, startsOn, endsOn, dueOn, frequency }] of periods.entries()) {
          const next = periods[index + 1]
          if (next) {
            expect(next.startsOn).toBe(addDays(endsOn, 1))
            expect(next.dueOn >= dueOn).toBe(true)
          }
          const calendar = parsePeriodCode(code)
          expect(calendar?.frequency).toBe(frequency)
          expect(startsOn >= (calendar?.startsOn ?? '') && startsOn <= endsOn).toBe(true)
          expect(endsOn <= (calendar?.endsOn ?? '') && dueOn > endsOn).toBe(true)
          expect(dueOn >= known.openedOn && startsOn <= today).toBe(true)
          expect(isWorkingDay(dueOn)).toBe(true)
          expect(findPeriod(known, code, today)).toEqual(periods[index])
        }
      }),
    )
  })

  test('reach from the beginning, or what was due elsewhere, to today or the end of the company', () => {
    holds(
      fc.property(anyFacts, anyDay, (known, today) => {
        const { begunOn, closedOn, openedOn } = known
        const [first, last] = [periodsOf(known, today)[0], periodsOf(known, today).at(-1)]
        const end = closedOn !== null && closedOn < today ? closedOn : today
        const isNone = end < openedOn || (begunOn !== null && begunOn > end)
        if (!isNone) {
          expect(last && last.endsOn >= end).toBe(true)
          expect(first && (first.startsOn <= openedOn || first.startsOn === begunOn)).toBe(true)
        }
        if (last && closedOn !== null) expect(last.endsOn <= closedOn).toBe(true)
        if (first && begunOn !== null) expect(first.startsOn >= begunOn).toBe(true)
      }),
    )
  })

  test('of the beginning are due together, ninety days after it at least; each later one by itself', () => {
    const begunFacts = fc.tuple(dayBetween('2022-01-01', '2027-06-30'), frequencies)
    holds(
      fc.property(begunFacts, ([begunOn, statements]) => {
        const known = facts({ begunOn, statements, openedOn: begunOn })
        const periods = periodsOf(known, addDays(begunOn, 400))
        const [first] = periods
        expect(first?.startsOn).toBe(begunOn)
        expect(first && daysBetween(begunOn, first.dueOn)).toBeGreaterThanOrEqual(90)
        const later = periods.filter(({ dueOn }) => dueOn !== first?.dueOn)
        expect(new Set(later.map(({ dueOn }) => dueOn)).size).toBe(later.length)
      }),
    )
  })

  test('are due as the calendar of the Urssaf has it', () => {
    const monthly = [says('frequency', 'monthly', '2020-03-05')]
    const of2026 = due({ statements: monthly, openedOn: on('2026-02-10') }, on('2027-01-05'))
    expect(of2026).toEqual(
      expect.arrayContaining([
        ...['2026-01 2026-03-02', '2026-02 2026-03-31', '2026-04 2026-06-01', '2026-05 2026-06-30'],
        ...['2026-07 2026-08-31', '2026-08 2026-09-30', '2026-10 2026-11-30', '2026-11 2026-12-31'],
      ]),
    )
    expect(due({ openedOn: on('2026-04-10') }, on('2026-12-31'))).toEqual([
      ...['2026-T1 2026-04-30', '2026-T2 2026-07-31', '2026-T3 2026-11-02', '2026-T4 2027-02-01'],
    ])
    const last = (begunOn: string, choice: string) => {
      const known = { begunOn, statements: [says('frequency', choice, begunOn)], openedOn: on(begunOn) }
      const periods = periodsOf(facts(known), on('2027-12-31'))
      const covered = periods.filter(({ dueOn }) => dueOn === periods[0]?.dueOn)
      return `${covered.at(-1)?.endsOn} ${covered.at(-1)?.dueOn}`
    }
    const months = ['2026-01-10', '2026-03-10', '2026-04-10', '2026-06-10', '2026-07-10', '2026-09-10']
    expect([...months, '2026-10-10', '2026-12-10'].map((begunOn) => last(begunOn, 'monthly'))).toEqual([
      ...['2026-04-30 2026-06-01', '2026-06-30 2026-07-31', '2026-07-31 2026-08-31', '2026-09-30 2026-11-02'],
      ...['2026-10-31 2026-11-30', '2026-12-31 2027-02-01', '2027-01-31 2027-03-01', '2027-03-31 2027-04-30'],
    ])
    expect(['2026-02-12', '2026-08-12', '2026-11-12'].map((begunOn) => last(begunOn, 'quarterly'))).toEqual([
      ...['2026-06-30 2026-07-31', '2026-12-31 2027-02-01', '2027-03-31 2027-04-30'],
    ])
  })

  test('of a company of long standing', () => {
    expect(due({ openedOn: on('2026-05-12') })).toEqual([
      ...['2026-T2 2026-07-31', '2026-T3 2026-11-02', '2026-T4 2027-02-01'],
    ])
    const monthly = [says('frequency', 'monthly', '2020-03-05')]
    expect(due({ statements: monthly, openedOn: on('2026-10-15') })).toEqual([
      ...['2026-09 2026-11-02', '2026-10 2026-11-30', '2026-11 2026-12-31'],
    ])
    expect(codes({ begunOn: null, openedOn: on('2026-11-03') })).toEqual(['2026-T4'])
  })

  test('of a beginning: what the first declaration of the Urssaf covers is declared each by itself by its day', () => {
    const begun = { begunOn: '2026-06-10', openedOn: on('2026-06-10') }
    expect(due({ ...begun, statements: [says('frequency', 'monthly', '2026-06-10')] })).toEqual([
      ...['2026-06 2026-11-02', '2026-07 2026-11-02', '2026-08 2026-11-02', '2026-09 2026-11-02'],
      ...['2026-10 2026-11-30', '2026-11 2026-12-31'],
    ])
    expect(due(begun)).toEqual([...['2026-T2 2026-11-02', '2026-T3 2026-11-02', '2026-T4 2027-02-01']])
    expect(periodsOf(facts(begun), TODAY)[0]).toMatchObject({ startsOn: '2026-06-10', endsOn: '2026-06-30' })
  })

  test('change with the frequency on the first of January alone', () => {
    const statements = [says('frequency', 'monthly', '2027-01-01')]
    expect(codes({ statements, openedOn: on('2026-11-10') }, on('2027-02-03'))).toEqual([
      ...['2026-T4', '2027-01', '2027-02'],
    ])
    const back = [says('frequency', 'monthly', '2020-03-05'), says('frequency', 'quarterly', '2027-01-01')]
    expect(codes({ statements: back, openedOn: on('2027-01-10') }, on('2027-02-03'))).toEqual([
      ...['2026-12', '2027-T1'],
    ])
    const unknown = { begunOn: null, statements: [says('frequency', 'monthly', '2026-05-12')] }
    expect(codes({ ...unknown, openedOn: on('2026-07-03') }, on('2026-07-04'))).toEqual([
      '2026-06',
      '2026-07',
    ])
  })

  test('end with the company', () => {
    const closed = { closedOn: '2026-08-20', openedOn: on('2026-06-01') }
    expect(codes(closed)).toEqual(['2026-T2', '2026-T3'])
    expect(periodsOf(facts(closed), TODAY).at(-1)).toMatchObject({
      endsOn: '2026-08-20',
      dueOn: '2026-11-02',
    })
    expect(codes({ closedOn: '2019-12-31' })).toEqual([])
  })

  test('are named by month or quarter', () => {
    expect(parsePeriodCode('2024-02')).toEqual({
      ...{ frequency: 'monthly', startsOn: '2024-02-01', endsOn: '2024-02-29' },
    })
    expect(parsePeriodCode('2026-T4')).toEqual({
      ...{ frequency: 'quarterly', startsOn: '2026-10-01', endsOn: '2026-12-31' },
    })
    for (const code of [
      '2026-13',
      '2026-00',
      '2026-T0',
      '2026-T5',
      '1999-01',
      '2026-Q1',
      ' 2026-01',
      '2026-1',
      '',
    ])
      expect(parsePeriodCode(code)).toBeNull()
    expect(findPeriod(facts(), '2026-07', TODAY)).toBeNull()
  })
})

describe('a period', () => {
  const statements = [
    says('activities', 'tourism-lets services craft', '2020-03-05'),
    says('activities', 'liberal', '2026-08-15'),
    says('activities', 'sales', '2026-10-01'),
  ]
  const period = (code: string) => {
    const found = findPeriod(facts({ statements }), code, TODAY)
    if (!found) throw new Error(`no period ${code}`)
    return found
  }

  test('takes the activities of any of its days, in the order of the list', () => {
    const of = (code: string) => categoriesOf(facts({ statements }), period(code))
    expect(of('2026-T2')).toEqual(['services', 'tourism-lets'])
    expect(of('2026-T3')).toEqual(['services', 'liberal', 'tourism-lets'])
    expect(of('2026-T4')).toEqual(['sales'])
    expect(categoriesOf(facts(), period('2026-T4'))).toEqual([])
  })

  test('is declared once it is over, late after its due day, and corrected through that day', () => {
    const third = period('2026-T3')
    const at = (today: string, filedOn: LocalDate | null = null) => [
      declarationState(third, filedOn, on(today)),
      mayFile(third, filedOn && { firstFiledOn: filedOn }, on(today)),
    ]
    expect(at('2026-09-30')).toEqual(['upcoming', 'not-yet'])
    expect(at('2026-10-01')).toEqual(['open', 'may'])
    expect(at('2026-11-02')).toEqual(['open', 'may'])
    expect(at('2026-11-03')).toEqual(['late', 'may'])
    expect(at('2026-11-02', on('2026-10-05'))).toEqual(['filed', 'may'])
    expect(at('2026-11-03', on('2026-10-05'))).toEqual(['filed', 'over'])
    expect(at('2026-11-10', on('2026-11-10'))).toEqual(['filed', 'over'])
  })
})
