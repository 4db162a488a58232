import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALL_CHOICES,
  acreEnd,
  acreShare,
  askBy,
  firstDeclarationBy,
  flatTaxLimit,
  isOverseas,
  keptStatement,
  MOST_STATEMENTS,
  OPTION_CHOICES,
  OPTION_KINDS,
  type OptionChoice,
  type OptionFacts,
  type OptionKind,
  type OptionStatement,
  optionFaults,
  optionOn,
  optionPeriods,
  vatThresholds,
} from './fiscal-options.ts'
import { addDays, addMonths, daysBetween, parseLocalDate } from './local-date.ts'
import { isWorkingDay } from './working-days.ts'

const day = fc.integer({ min: 0, max: 7000 }).map((days) => addDays(parseLocalDate('2010-01-01'), days))
const kind = fc.constantFrom(...OPTION_KINDS)
const statement: fc.Arbitrary<OptionStatement> = kind.chain((of) =>
  fc.record({
    kind: fc.constant(of),
    choices: fc.constantFrom(...OPTION_CHOICES[of]).map((choice): readonly OptionChoice[] => [choice]),
    startsOn: day,
    askedOn: fc.option(day),
  }),
)
const distinct = fc.uniqueArray(statement, { selector: ({ kind: of, startsOn }) => `${of} ${startsOn}` })

const facts = (over: Partial<OptionFacts> = {}): OptionFacts => ({
  ...{ begunOn: '2024-03-05', postcode: '13100', today: '2026-11-30', statements: [], ...over },
})
const says = (of: OptionKind, choice: OptionChoice, startsOn: string, askedOn: string | null = null) => ({
  ...{ kind: of, choices: [choice], startsOn, askedOn },
})
const faultsOf = (...[said, over]: [OptionStatement, Partial<OptionFacts>?]) =>
  optionFaults(said, facts(over)).map(({ field, code }) => `${field} ${code}`)

describe('what was said, one after the other', () => {
  test('holds from its day to the day before the next, each day at most once, and is never changed by order', () => {
    fc.assert(
      fc.property(distinct, kind, day, (statements, of, on) => {
        const periods = optionPeriods(statements, of)
        const holding = periods.filter(
          ({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || on <= endsOn),
        )
        expect(holding.length).toBeLessThanOrEqual(1)
        expect(optionOn(statements.toReversed(), of, on)).toEqual(holding[0] ?? null)
        for (const { startsOn, endsOn } of periods) expect(endsOn === null || endsOn >= startsOn).toBe(true)
      }),
    )
  })

  test('of ACRE ends by itself, between nine months and a year after the beginning', () => {
    fc.assert(
      fc.property(day, (begunOn) => {
        const end = acreEnd(begunOn)
        expect(end > addDays(addMonths(begunOn, 9), -1)).toBe(true)
        expect(end < addMonths(begunOn, 12)).toBe(true)
        expect(addDays(end, 1)).toMatch(/-(01|04|07|10)-01$/u)
        const granted = [says('acre', 'granted', begunOn)]
        expect(optionOn(granted, 'acre', end)?.endsOn).toBe(end)
        expect(optionOn(granted, 'acre', addDays(end, 1))).toBeNull()
      }),
    )
    expect([acreEnd(parseLocalDate('2026-09-03')), acreEnd(parseLocalDate('2026-03-31'))]).toEqual([
      ...['2027-06-30', '2026-12-31'],
    ])
    expect(['2026-06-30', '2026-07-01'].map(acreShare)).toEqual([50, 75])
  })
})

describe('when an option is asked for', () => {
  test.each([
    [says('income-tax', 'flat', '2024-03-05'), '2024-06-05'],
    [says('income-tax', 'scale', '2024-03-05'), null],
    [says('income-tax', 'flat', '2027-01-01'), '2026-09-30'],
    [says('income-tax', 'scale', '2026-01-01'), '2025-09-30'],
    [says('frequency', 'quarterly', '2024-03-05'), null],
    [says('frequency', 'monthly', '2027-01-01'), '2027-01-31'],
    [says('acre', 'granted', '2024-03-05'), '2024-04-19'],
    [says('vat', 'normal', '2026-05-12'), null],
    [says('activities', 'sales', '2026-05-12'), null],
  ])('%j', (said, last) => {
    expect(askBy(said, '2024-03-05')).toBe(last)
  })

  test('for ACRE within sixty days since 2026, forty-five before', () => {
    fc.assert(
      fc.property(day, (begunOn) => {
        const last = askBy(says('acre', 'granted', begunOn), begunOn)
        expect(last && daysBetween(begunOn, last)).toBe(begunOn < '2026-01-01' ? 45 : 60)
      }),
    )
  })
})

describe('what is refused, and beside which field', () => {
  test.each([
    [says('income-tax', 'flat', '2026-05-01', '2026-04-01'), ['startsOn option.year-start']],
    [says('income-tax', 'flat', '2027-01-01', '2026-10-01'), ['askedOn option.asked-late-income-tax']],
    [says('income-tax', 'flat', '2027-01-01', '2026-09-30'), []],
    [says('income-tax', 'flat', '2027-01-01'), ['askedOn required']],
    [says('income-tax', 'flat', '2024-03-05', '2024-06-06'), ['askedOn option.asked-late-income-tax']],
    [says('income-tax', 'scale', '2026-01-01'), []],
    [says('income-tax', 'flat', '2024-03-04', '2024-03-04'), ['startsOn option.before-begun']],
    [says('income-tax', 'flat', '2029-01-01', '2026-09-01'), ['startsOn date.too-late']],
    [says('income-tax', 'monthly', '2024-03-05'), ['choices invalid']],
    [says('frequency', 'monthly', '2026-04-01', '2026-03-01'), ['startsOn option.year-start']],
    [says('frequency', 'monthly', '2026-01-01', '2026-02-01'), ['askedOn option.asked-late-frequency']],
    [says('frequency', 'monthly', '2027-01-01', '2026-12-01'), ['askedOn date.future']],
    [says('vat', 'normal', '2026-05-12'), []],
    [says('vat', 'normal', '2024-05-12'), ['startsOn option.month-start']],
    [says('vat', 'franchise', '2026-05-12'), ['startsOn option.year-start']],
    [says('vat', 'simplified', '2027-01-01'), ['choices option.simplified-over']],
    [says('acre', 'granted', '2024-04-01', '2024-04-01'), ['startsOn option.acre-start']],
    [says('acre', 'granted', '2024-03-05', '2024-04-20'), ['askedOn option.asked-late-acre']],
    [says('acre', 'none', '2024-05-02'), ['startsOn option.month-start']],
    [says('activities', 'craft', '2024-03-05'), ['choices option.craft']],
    [{ ...says('activities', 'sales', '2024-03-05'), choices: [] }, ['choices required']],
    [
      { ...says('vat', 'normal', '2026-05-12'), choices: ['normal', 'franchise'] as const },
      ['choices invalid'],
    ],
    [says('vat', 'normal', '2026-02-30'), ['startsOn date.invalid']],
    [says('vat', 'normal', '2008-12-31'), ['startsOn date.too-old']],
  ] as const)('%j: %j', (said, faults) => {
    expect(faultsOf(said)).toEqual(faults)
  })

  test('no ACRE overseas; where the beginning is not known, any day may be it', () => {
    const granted = says('acre', 'granted', '2024-03-05', '2024-03-05')
    expect(faultsOf(granted, { postcode: '97400' })).toEqual(['choices option.acre-overseas'])
    expect(faultsOf({ ...granted, startsOn: '2024-04-01' }, { begunOn: null })).toEqual([])
    expect(['97110', '97600', '97500', '98800', '13097', null].map(isOverseas)).toEqual([
      ...[true, true, false, false, false, false],
    ])
  })

  test('what holds already is refused; said of another day, or asked for on another, it is not', () => {
    const held = says('income-tax', 'flat', '2025-01-01', '2024-09-01')
    const statements = [held]
    expect(faultsOf(held, { statements })).toEqual(['choices option.same'])
    expect(faultsOf({ ...held, startsOn: '2026-01-01' }, { statements })).toEqual(['choices option.same'])
    expect(faultsOf({ ...held, askedOn: '2024-09-02' }, { statements })).toEqual([])
    expect(faultsOf({ ...held, startsOn: '2024-03-05', askedOn: '2024-03-05' }, { statements })).toEqual([])
    expect(faultsOf(says('income-tax', 'scale', '2026-01-01'), { statements })).toEqual([])
  })

  test('no file holds changes without end', () => {
    const statements = Array.from({ length: MOST_STATEMENTS }, (_, index) =>
      says('vat', index % 2 ? 'normal' : 'franchise', addDays(parseLocalDate('2025-01-02'), index)),
    )
    expect(faultsOf(says('vat', 'simplified', '2026-05-12'), { statements })).toEqual([
      'startsOn option.too-many',
    ])
  })

  test('never throws, and what is kept is refused no more than what was typed', () => {
    const wild: fc.Arbitrary<OptionStatement> = fc.record({
      kind,
      choices: fc.array(fc.constantFrom(...ALL_CHOICES), { maxLength: 3 }),
      startsOn: fc.oneof(day, fc.string()),
      askedOn: fc.option(fc.oneof(day, fc.string())),
    })
    fc.assert(
      fc.property(wild, distinct, fc.option(day), (said, statements, begunOn) => {
        const known = facts({ begunOn, statements })
        if (optionFaults(said, known).length > 0) return
        const kept = keptStatement(said, begunOn)
        expect(keptStatement(kept, begunOn)).toEqual(kept)
        expect(optionFaults(kept, known)).toEqual([])
        const after = statements.filter(
          ({ kind: of, startsOn }) => of !== kept.kind || startsOn !== kept.startsOn,
        )
        expect(optionOn([...after, kept], kept.kind, kept.startsOn)?.statement).toEqual(kept)
      }),
    )
  })
})

describe('what follows from an option', () => {
  test('the first declaration is made ninety days at least after the beginning, on a working day', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('monthly' as const, 'quarterly' as const), (begunOn, frequency) => {
        const last = firstDeclarationBy(begunOn, frequency)
        expect(daysBetween(begunOn, last)).toBeGreaterThanOrEqual(90)
        expect(isWorkingDay(last)).toBe(true)
      }),
    )
    const of = (text: string, frequency: 'monthly' | 'quarterly') =>
      firstDeclarationBy(parseLocalDate(text), frequency)
    expect(
      ['2026-01-20', '2025-05-02', '2025-08-14', '2025-12-31'].map((text) => of(text, 'quarterly')),
    ).toEqual([...['2026-07-31', '2025-10-31', '2026-02-02', '2026-04-30']])
    expect(of('2027-01-04', 'monthly')).toBe('2027-05-31')
  })

  test('limits are those of their year', () => {
    expect(flatTaxLimit(2026)).toEqual({ euros: 29_315, incomeYear: 2024 })
    expect(flatTaxLimit(2020)).toBeNull()
    expect(vatThresholds('2024-12-31')?.services.base).toBe(36_800)
    expect(vatThresholds('2026-11-30')?.sales).toEqual({ base: 85_000, major: 93_500 })
    expect(vatThresholds('2022-01-01')).toBeNull()
  })
})
