import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import * as identifiers from './identifiers.ts'

const { isSiren, isSiret, isNir, isApe, isIban } = identifiers

const spaced = (text: string) => text.replaceAll(' ', '\u00A0')
const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((values) => values.join(''))

/** Changes one digit into another. */
const misread = (text: string, at: number, by: number) =>
  text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1)

describe('siren', () => {
  test.each(['079555421', '732829320', '732 829 320', '356.000.000'])('%s is one', (text) => {
    expect(isSiren(text)).toBe(true)
  })

  test.each(['', '073', '000000000', '732829321', '73282932', '7328293200', '73282932O', '٧٣٢٨٢٩٣٢٠'])(
    '%j is none',
    (text) => {
      expect(isSiren(text)).toBe(false)
    },
  )

  test('is written in threes', () => {
    expect(identifiers.formatSiren('079555421')).toBe(spaced('079 555 421'))
    expect(identifiers.formatSiren('12')).toBe('12')
  })

  test('each eight digits have exactly one check digit, and one misread digit is always found', () => {
    holds(
      fc.property(
        digits(8).filter((body) => body !== '00000000'),
        fc.nat({ max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const right = Array.from({ length: 10 }, (_, check) => `${body}${check}`).filter(isSiren)
          expect(right).toHaveLength(1)
          expect(isSiren(misread(right[0] ?? '', at, by))).toBe(false)
        },
      ),
    )
  })
})

describe('siret', () => {
  test.each([
    '07955542100019',
    '079 555 421 00019',
    '079.555.421.00019',
    '079\u202F555\u00A0421 00019',
    '73282932000074',
    '44306184100047',
    '35600000000048',
    '35600000049837',
  ])('%s is one', (text) => {
    expect(isSiret(text)).toBe(true)
  })

  test.each([
    '',
    '07955542100018',
    '0795554210001',
    '079555421000190',
    '00000000000000',
    '35600000049838',
    'abcdefghijklmn',
    // the check digit over fourteen is right, the one of the company is not
    '73282932100073',
  ])('%j is none', (text) => {
    expect(isSiret(text)).toBe(false)
  })

  test('is normalised and written as people read it', () => {
    expect(identifiers.normaliseSiret(' 079.555-421\u00A000019 ')).toBe('07955542100019')
    expect(identifiers.formatSiret('07955542100019')).toBe(spaced('079 555 421 00019'))
    expect(identifiers.formatSiret('unknown')).toBe('unknown')
  })

  test.each([
    ['', null],
    ['0795', null],
    ['079 555 421', null],
    ['079.555.421-00019', null],
    ['abc', 'siret.beginning'],
    ['0795a', 'siret.beginning'],
    ['٠٧٩', 'siret.beginning'],
    ['079555421000190', 'siret.beginning'],
    ['07955542100018', 'siret.invalid'],
  ] as const)('%j as a search: %s', (text, fault) => {
    expect(identifiers.siretSearchFault(text)).toBe(fault)
  })

  test('is found by any beginning of it, as it is written', () => {
    holds(
      fc.property(digits(13), fc.nat({ max: 20 }), (body, length) => {
        for (let check = 0; check < 10; check++) {
          const number = `${body}${check}`
          if (!isSiret(number)) continue
          expect(identifiers.siretSearchFault(number.slice(0, length))).toBeNull()
          expect(identifiers.siretSearchFault(identifiers.formatSiret(number).slice(0, length))).toBeNull()
        }
      }),
    )
  })

  test('reading what was written gives the same number', () => {
    holds(
      fc.property(digits(14), (number) => {
        const written = identifiers.formatSiret(number)
        expect(identifiers.normaliseSiret(written)).toBe(number)
        expect(isSiret(written)).toBe(isSiret(number))
      }),
    )
  })
})

describe('nir', () => {
  test.each([
    '185057800608491',
    '1 85 05 78 006 084 91',
    '255081416802538',
    '2 95 09 2A 001 025 59',
    '188032b05601207',
  ])('%s is one', (text) => {
    expect(isNir(text)).toBe(true)
  })

  test.each([
    '',
    '1850578006084',
    '185057800608492',
    '985057800608491',
    '185137800608491',
    '185002A00608491',
    '18505780060849',
    '1850578006084911',
    // right keys, but no such department, no such order
    `1850500006084${97 - (1850500006084 % 97)}`,
    `1850578006000${97 - (1850578006000 % 97)}`,
    '1 85 05 2C 006 084 91',
  ])('%j is none', (text) => {
    expect(isNir(text)).toBe(false)
  })

  test('is written and masked in its groups', () => {
    expect(identifiers.formatNir('185057800608491')).toBe(spaced('1 85 05 78 006 084 91'))
    expect(identifiers.formatNir('295092a00102559')).toBe(spaced('2 95 09 2A 001 025 59'))
    expect(identifiers.formatNir('nonsense')).toBe('nonsense')
    expect(identifiers.maskNir('1 85 05 78 006 084 91')).toBe(spaced('• •• •• •• ••• 084 91'))
  })

  test('masking shows nothing of a text that is no number', () => {
    holds(
      fc.property(fc.string(), (text) => {
        fc.pre(!/\d/.test(text))
        expect(identifiers.maskNir(text)).toBe(spaced('• •• •• •• ••• ••• ••'))
      }),
    )
    expect(identifiers.maskNir('12345')).toBe(spaced('• •• •• •• ••• ••• ••'))
  })

  test('one misread digit is always found', () => {
    const numbers = fc
      .tuple(
        fc.constantFrom('1', '2'),
        fc.nat({ max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 95 }),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
      )
      .map(([sex, year, month, department, town, order]) => {
        const pad = (value: number, length: number) => String(value).padStart(length, '0')
        const body = `${sex}${pad(year, 2)}${pad(month, 2)}${pad(department, 2)}${pad(town, 3)}${pad(order, 3)}`
        return body + pad(97 - (Number(body) % 97), 2)
      })
    holds(
      fc.property(numbers, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (nir, at, by) => {
        expect(isNir(nir)).toBe(true)
        expect(identifiers.normaliseNir(identifiers.formatNir(nir))).toBe(nir)
        expect(isNir(misread(nir, at, by))).toBe(false)
      }),
    )
  })
})

describe('ape', () => {
  test.each(['6920Z', '69.20Z', '69.20z', ' 69 20 Z '])('%s is one', (text) => {
    expect(isApe(text)).toBe(true)
    expect(identifiers.normaliseApe(text)).toBe('6920Z')
    expect(identifiers.formatApe(text)).toBe('69.20Z')
  })

  test.each(['', '6920', '692Z', '69200Z', '6920ZZ', 'Z6920', '6920É'])('%j is none', (text) => {
    expect(isApe(text)).toBe(false)
    expect(identifiers.formatApe(text)).toBe(text)
  })
})

describe('iban', () => {
  test.each([
    'FR1420041010050500013M02606',
    'FR14 2004 1010 0505 0001 3M02 606',
    'fr14 2004 1010 0505 0001 3m02 606',
    'DE89370400440532013000',
    'BE68539007547034',
    'GB82WEST12345698765432',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
  ])('%s is one', (text) => {
    expect(isIban(text)).toBe(true)
  })

  test.each([
    '',
    'FR1420041010050500013M02607',
    'FR1420041010050500013M0260',
    'DE8937040044053201300',
    'XX89370400440532013000',
    'BR1800360305000010009795493C1',
    'FR14-2004/1010',
    'FRAA20041010050500013M02606',
  ])('%j is none', (text) => {
    expect(isIban(text)).toBe(false)
  })

  test('is written in fours', () => {
    expect(identifiers.formatIban('FR1420041010050500013M02606')).toBe(
      spaced('FR14 2004 1010 0505 0001 3M02 606'),
    )
    expect(identifiers.formatIban('BE68539007547034')).toBe(spaced('BE68 5390 0754 7034'))
  })

  test('one misread digit or two swapped neighbours are always found', () => {
    const ibans = digits(18).map((body) => {
      const check = 98n - (BigInt(`${body}131400`) % 97n)
      return `DE${String(check).padStart(2, '0')}${body}`
    })
    holds(
      fc.property(ibans, fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        expect(isIban(iban)).toBe(true)
        expect(isIban(misread(iban, at, by))).toBe(false)
        const swapped = iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2)
        expect(isIban(swapped)).toBe(iban[at] === iban[at + 1])
      }),
    )
  })
})

test('no check ever throws, whatever the text', () => {
  holds(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      for (const check of [isSiren, isSiret, isNir, isApe, isIban]) expect(check(text)).toBeTypeOf('boolean')
      for (const format of [identifiers.formatSiret, identifiers.formatNir, identifiers.formatIban]) {
        expect(format(text)).toBeTypeOf('string')
      }
    }),
  )
})
