import { COUNTRY_CODES } from '@guichet/domain/countries'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SignInFacts, unusualSigns } from './unusual-sign-in.ts'

const NOW = new Date('2026-11-22T09:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
const usual: SignInFacts = {
  ...{ at: NOW, country: 'FR', knowsBrowser: true, knowsAnyBrowser: true },
  ...{ countries: ['FR'], last: { at: hoursAgo(20), country: 'FR' }, refusals: 0 },
}
const first: SignInFacts = {
  ...usual,
  ...{ knowsBrowser: false, knowsAnyBrowser: false, countries: [], last: null },
}

describe('unusualSigns', () => {
  test.each<readonly [string, Partial<SignInFacts>, readonly string[]]>([
    ['as ever', {}, []],
    ['another browser', { knowsBrowser: false }, ['new-browser']],
    ['a country for the first time, a day later', { country: 'JP' }, ['new-country']],
    [
      'a country for the first time, an hour later',
      { country: 'JP', last: { at: hoursAgo(1), country: 'FR' } },
      ['new-country', 'far-travel'],
    ],
    [
      'a neighbour, minutes later',
      { country: 'BE', last: { at: hoursAgo(0.1), country: 'FR' } },
      ['new-country'],
    ],
    [
      'back in a country that is known, at once, in a browser that is known',
      { countries: ['FR', 'US'], country: 'US', last: { at: hoursAgo(0.1), country: 'FR' } },
      [],
    ],
    [
      'the same in another browser',
      {
        ...{ countries: ['FR', 'US'], country: 'US', knowsBrowser: false },
        last: { at: hoursAgo(0.1), country: 'FR' },
      },
      ['new-browser', 'far-travel'],
    ],
    ['after guesses, in a browser that is known', { refusals: 9 }, []],
    ['after guesses, in another', { knowsBrowser: false, refusals: 3 }, ['new-browser', 'after-refusals']],
    ['after a slip, in another', { knowsBrowser: false, refusals: 2 }, ['new-browser']],
    ['a place that is not known', { country: null }, []],
  ])('%s', (_, change, signs) => expect(unusualSigns({ ...usual, ...change })).toEqual(signs))

  test('the very first is usual, wherever it comes from, unless guesses came before', () => {
    expect(unusualSigns(first)).toEqual([])
    expect(unusualSigns({ ...first, refusals: 3 })).toEqual(['after-refusals'])
  })

  const country = fc.constantFrom(...COUNTRY_CODES)
  const facts = fc.record({
    at: fc.constant(NOW),
    country: fc.option(country),
    knowsBrowser: fc.boolean(),
    knowsAnyBrowser: fc.boolean(),
    countries: fc.array(country, { maxLength: 4 }),
    last: fc.option(fc.record({ at: fc.date({ max: NOW, noInvalidDate: true }), country })),
    refusals: fc.nat(10),
  })

  test('knowing the country, the browser and time only ever take signs away', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const signs = unusualSigns(given)
        const calmer = [
          { ...given, knowsBrowser: true },
          { ...given, refusals: 0 },
          { ...given, last: given.last && { ...given.last, at: new Date(0) } },
          { ...given, country: null },
        ]
        for (const other of calmer) expect(signs).toEqual(expect.arrayContaining([...unusualSigns(other)]))
      }),
    )
  })

  test('a browser and a country that are known are never unusual', () => {
    fc.assert(
      fc.property(facts, country, (given, home) => {
        expect(unusualSigns({ ...given, country: home, countries: [home], knowsBrowser: true })).toEqual([])
      }),
    )
  })
})
