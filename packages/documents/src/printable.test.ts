import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { FONT_WEIGHTS, loadedFonts, loadFonts } from './fonts.ts'
import { assertPrintable, listPrintableCodePoints, printable, UnprintableTextError } from './printable.ts'

describe('printable', () => {
  it.each([
    ['composes what is decomposed', 'Ele\u0301onore', 'Eléonore'],
    ['keeps French signs', 'é œ Œ ÿ € « » ’ — ½ É À Ç ç', 'é œ Œ ÿ € « » ’ — ½ É À Ç ç'],
    [
      'keeps Polish, Czech, Turkish and Vietnamese letters',
      'Łódź Škoda Şahin Nguyễn',
      'Łódź Škoda Şahin Nguyễn',
    ],
    ['turns narrow spaces into U+00A0', '1\u202F234,56\u202F€', '1\u00A0234,56\u00A0€'],
    ['turns the non-breaking hyphen into a hyphen', 'Anne\u2011Lise', 'Anne-Lise'],
    ['leaves pictures out', 'Anne 😀👩🏽‍🚀 Dupont', 'Anne Dupont'],
    ['transliterates Cyrillic', 'Дмитрий', 'Dmitriy'],
    ['transliterates Greek', 'Αθηνά', 'Athina'],
    ['transliterates Hebrew', 'שלום', 'slvm'],
    ['turns directions of writing off', 'a\u202Eb\u2066c\u200Fd', 'abcd'],
    ['drops soft hyphens and control signs', 'ad\u00ADhésion\u0007', 'adhésion'],
    ['drops lone surrogates', 'a\uD800b', 'ab'],
    ['shows a dash where nothing is left', '😀', '—'],
    ['drops a letter that has no transliteration', 'a\u{176FD}b', 'ab'],
    ['keeps the Arabic question mark', 'a؟', 'a?'],
    ['keeps blank blank', '', ''],
  ])('%s', (_, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  it('gives only printable signs, never a question mark that was not there, and settles at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const drawn = printable(text)
        expect(() => assertPrintable(drawn)).not.toThrow()
        if (!/\p{Po}/u.test(text)) expect(drawn).not.toContain('?')
        expect(printable(drawn)).toBe(drawn)
      }),
      { numRuns: 500 },
    )
  })
})

describe('assertPrintable', () => {
  it('names every sign that is missing, once', () => {
    expect(() => assertPrintable('1\u202F234\u202F€ → ✓')).toThrow(UnprintableTextError)
    expect(() => assertPrintable('1\u202F234\u202F€ →')).toThrow('U+202F, U+2192')
  })
})

describe('the list of printable code points', () => {
  beforeAll(loadFonts)

  it.each(FONT_WEIGHTS)('is what the fonts of weight %i hold', (weight) => {
    const fonts = loadedFonts(weight)
    const held = new Set(fonts.flatMap((font) => font.characterSet))
    const combiningOrInvisible = (codePoint: number) =>
      codePoint < 0x20 ||
      codePoint === 0xad ||
      (codePoint >= 0x300 && codePoint <= 0x36f) ||
      codePoint === 0xffff
    const drawable = [...held].filter((codePoint) => !combiningOrInvisible(codePoint))
    expect(listPrintableCodePoints()).toEqual(drawable.sort((a, b) => a - b))
  })
})
