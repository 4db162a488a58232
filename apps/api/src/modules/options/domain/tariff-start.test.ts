import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TariffPeriod, tariffStart } from './tariff-start.ts'

const TODAY = parseLocalDate('2026-11-22')
const on = (offset: number) => addDays(TODAY, offset)
const period = (id: string, startsOn: LocalDate, endsOn: LocalDate | null = null) => ({
  id,
  startsOn,
  endsOn,
})

describe('tariffStart', () => {
  test('closes the running price the day before', () => {
    const running = period('a', on(-90))
    expect(tariffStart([running], on(0), TODAY)).toEqual({
      refusal: null,
      closing: { id: 'a', endsOn: on(-1) },
    })
    expect(tariffStart([running], on(40), TODAY)).toEqual({
      refusal: null,
      closing: { id: 'a', endsOn: on(39) },
    })
  })

  test('closes nothing where no price runs', () => {
    const free = { refusal: null, closing: null }
    expect(tariffStart([], on(0), TODAY)).toEqual(free)
    expect(tariffStart([period('a', on(-9), on(-1))], on(0), TODAY)).toEqual(free)
  })

  test('starts today at the earliest, and never under a price that starts later', () => {
    expect(tariffStart([], on(-1), TODAY)).toEqual({ refusal: 'tariff.in-the-past' })
    expect(tariffStart([period('a', on(0))], on(0), TODAY)).toEqual({ refusal: 'tariff.start-taken' })
    expect(tariffStart([period('a', on(-9), on(4)), period('b', on(5))], on(2), TODAY)).toEqual({
      refusal: 'tariff.start-taken',
    })
  })

  test('whatever prices are set, day after day: one price a day at most, no hole after the first, no past day changed', () => {
    const steps = fc.array(
      fc.record({ today: fc.integer({ min: 0, max: 60 }), startsIn: fc.integer({ min: -5, max: 40 }) }),
      { maxLength: 20 },
    )
    void fc.assert(
      fc.property(steps, (list) => {
        const pricesOn = (periods: readonly TariffPeriod[], day: LocalDate) =>
          periods.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn))
        let periods: TariffPeriod[] = []
        for (const [index, { today: offset, startsIn }] of list
          .toSorted((a, b) => a.today - b.today)
          .entries()) {
          const today = on(offset)
          const start = tariffStart(periods, addDays(today, startsIn), today)
          if (start.refusal) continue
          const { closing } = start
          const next = [
            ...periods.map((one) => (one.id === closing?.id ? { ...one, endsOn: closing.endsOn } : one)),
            period(String(index), addDays(today, startsIn)),
          ]
          for (let day = -1; day < offset; day++) {
            expect(pricesOn(next, on(day)).map(({ id }) => id)).toEqual(
              pricesOn(periods, on(day)).map(({ id }) => id),
            )
          }
          periods = next
        }
        const first = periods.map(({ startsOn }) => startsOn).sort()[0]
        for (let day = -5; day < 120; day++) {
          const expected = first !== undefined && on(day) >= first ? 1 : 0
          expect(pricesOn(periods, on(day))).toHaveLength(expected)
        }
        for (const { startsOn, endsOn } of periods) expect(endsOn === null || endsOn >= startsOn).toBe(true)
      }),
    )
  })
})
