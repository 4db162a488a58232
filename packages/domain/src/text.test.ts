import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  hasDirectionMarks,
  hasForbiddenCharacters,
  normaliseLines,
  normaliseText,
  searchKey,
} from './text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const lettersAndMarks = fc.string({
  unit: fc.constantFrom(...'aÉœŒßẞİıΣς’  ñ\u0301\u0327Åﬁ½\u00A0\n\tŁø'),
  maxLength: 20,
})

describe('normaliseText', () => {
  test.each([
    ['  Jean   Pierre ', 'Jean Pierre'],
    ['E\u0301milie', 'Émilie'],
    ['rue\u00A0de\u202Fla\nPaix\t', 'rue de la Paix'],
    [' \n ', ''],
    ['’ « œ »', '’ « œ »'],
  ])('%j becomes %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected)
  })

  test('changes nothing the second time', () => {
    holds(
      fc.property(fc.oneof(anyText, lettersAndMarks), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text))
      }),
    )
  })
})

describe('normaliseLines', () => {
  test('keeps the lines and their indents', () => {
    expect(normaliseLines('\r\n\nBonjour, \r\n  e\u0301te\u0301\r\rfin\n\n')).toBe('Bonjour,\n  été\n\nfin')
  })

  test('changes nothing the second time, and leaves no carriage return', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', 'e\u0301'), maxLength: 30 })
    holds(
      fc.property(texts, (text) => {
        const once = normaliseLines(text)
        expect(normaliseLines(once)).toBe(once)
        expect(once).not.toContain('\r')
        expect(hasForbiddenCharacters(once)).toBe(false)
      }),
    )
  })
})

describe('hasForbiddenCharacters', () => {
  test.each(['', 'Éric\n\tœ', '👩‍🌾', '\u00A0', '日本'])('%j may be kept', (text) => {
    expect(hasForbiddenCharacters(text)).toBe(false)
  })

  test.each(['\u0000', 'a\u0000b', '\u0001', '\u001F', '\u001B[31m', '\r', '\u000B', '\uD800', 'a\uDC00b'])(
    '%j may not',
    (text) => {
      expect(hasForbiddenCharacters(text)).toBe(true)
    },
  )

  test('whatever it lets through survives UTF-8 and holds no NUL', () => {
    const codeUnit = fc.oneof(
      fc.integer({ min: 0, max: 0x7f }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.integer({ min: 0, max: 0xffff }),
    )
    const codeUnits = fc.array(codeUnit, { maxLength: 4 }).map((units) => String.fromCharCode(...units))
    holds(
      fc.property(codeUnits, (text) => {
        if (hasForbiddenCharacters(text)) return
        expect(decodeURIComponent(encodeURIComponent(text))).toBe(text)
        expect(text).not.toContain('\u0000')
      }),
    )
  })
})

describe('hasDirectionMarks', () => {
  test.each(['\u202E', 'a\u2066b', '\u202Agnp.exe'])('%j turns what stands around it', (text) => {
    expect(hasDirectionMarks(text)).toBe(true)
  })

  test.each(['', 'Éric', 'שלום', '\u200D', '👩‍🌾', '\u202F'])('%j does not', (text) => {
    expect(hasDirectionMarks(text)).toBe(false)
  })
})

describe('searchKey', () => {
  test.each([
    ['Éléonore', 'eleonore'],
    ['CŒUR', 'coeur'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Łódź', 'lodz'],
    ['L’Haÿ-les-Roses', "l'hay-les-roses"],
    ['  Saint   Étienne ', 'saint etienne'],
    ['ﬁn', 'fin'],
    ['İstanbul', 'istanbul'],
  ])('of %j is %j', (text, expected) => {
    expect(searchKey(text)).toBe(expected)
  })

  test('is the same for composed and decomposed text, for capitals of French words, and for a key', () => {
    holds(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), lettersAndMarks), (text) => {
        const key = searchKey(text)
        expect(searchKey(text.normalize('NFC'))).toBe(key)
        expect(searchKey(text.normalize('NFD'))).toBe(key)
        expect(searchKey(key)).toBe(key)
      }),
    )
    for (const word of ['été', 'cœur', 'garçon', 'Noël', 'aiguë', 'ÿ']) {
      expect(searchKey(word.toUpperCase())).toBe(searchKey(word))
    }
  })
})
