import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { failedPasswordRules, normalisePassword, PASSWORD_RULES } from './password-policy.ts'

const check = (password: string, ownWords: string[] = [], isCommon = false) =>
  failedPasswordRules(password, { ownWords, isCommon })

describe('accepted', () => {
  test.each([
    'Azur-Lavande-2026!',
    'Aa1!aaaaaa',
    'Été 2026 ok',
    'quatre mots sans rien',
    '123456789012345',
    'パスワードは長くてもよいのです',
    '🔑'.repeat(15),
    'a'.repeat(128),
    '👩‍🌾'.repeat(42),
  ])('%s', (password) => {
    expect(check(password)).toEqual([])
  })
})

describe('refused', () => {
  test.each([
    ['', ['min-length', 'lower-case', 'upper-case', 'digit', 'special']],
    ['Aa1!aaaaa', ['min-length']],
    ['aaaaaaaaa1!', ['upper-case']],
    ['AAAAAAAAA1!', ['lower-case']],
    ['Aaaaaaaaaa!', ['digit']],
    ['Aaaaaaaaaa1', ['special']],
    ['aaaaaaaaaaaaaa', ['upper-case', 'digit', 'special']],
    ['a'.repeat(129), ['max-length']],
    ['un mot de passe\u0000', ['characters']],
    ['un mot de passe\uD800', ['characters']],
  ])('%j breaks %j', (password, expected) => {
    expect(check(password)).toEqual(expected)
  })

  test('a common one', () => {
    expect(check('motdepasse2026!A', [], true)).toEqual(['common'])
  })

  test('lengths are counted in code points after NFC', () => {
    expect(check('e\u0301'.repeat(9))).toContain('min-length')
    expect(check('e\u0301'.repeat(15))).toEqual([])
    expect(check('😀'.repeat(14))).toContain('digit')
    expect(check('😀'.repeat(128))).toEqual([])
    expect(check('😀'.repeat(129))).toEqual(['max-length'])
  })

  test('an accent is no special sign', () => {
    expect(check('Élégance2026')).toEqual(['special'])
  })
})

describe('own words', () => {
  const own = ['pierre.dupont@azur.example', 'Éléonore', "D'Arc", 'Le Goff-Martin', 'asp1ent', '']

  test.each([
    'vive pierre et les autres',
    'Chez DUPONT on chante',
    'eleonore au bois dormant',
    'la tour de martin grise',
    'mon login est asp1ent ici',
    'le GOFF en bateau blanc',
  ])('%s', (password) => {
    expect(check(password, own)).toEqual(['own-words'])
  })

  test.each(['azur comme la mer au matin', 'les arcs en ciel de mai', 'un example de plus ici'])(
    'nothing against %s',
    (password) => {
      expect(check(password, own)).toEqual([])
    },
  )
})

describe('whatever is typed', () => {
  const passwords = fc.string({ unit: 'binary', maxLength: 140 })

  test('the answer names known rules once, in their order, and is the same however accents are composed', () => {
    holds(
      fc.property(passwords, (password) => {
        const failed = check(password, ['Dupont'])
        expect(PASSWORD_RULES.filter((rule) => failed.includes(rule))).toEqual(failed)
        expect(check(normalisePassword(password), ['Dupont'])).toEqual(failed)
      }),
    )
  })

  test('from 15 to 128 ordinary characters nothing is refused', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 15, maxLength: 128 }), (password) => {
        expect(check(password)).toEqual([])
      }),
    )
  })
})
