import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { isEmail, normaliseEmail } from './email.ts'

describe('normaliseEmail', () => {
  test('trims, composes and lowers', () => {
    expect(normaliseEmail(' Jean.Dupont@SOCIE\u0301TE\u0301.fr\n')).toBe('jean.dupont@société.fr')
  })
})

describe('isEmail', () => {
  test.each([
    'contact@upsme.fr',
    'active@demo.example',
    'a@b.co',
    'jean.dupont+adhesion@mail.exemple.fr',
    "o'brien@exemple.fr",
    '_x-1@sub-domain.exemple.museum',
    'contact@société.fr',
    'contact@xn--socit-esab.fr',
    'x@exemple.xn--p1ai',
    `${'a'.repeat(64)}@${'b'.repeat(63)}.fr`,
  ])('%s is one', (text) => {
    expect(isEmail(text)).toBe(true)
  })

  test.each([
    '',
    '@',
    'a@',
    '@b.fr',
    'a.b.fr',
    'a@b',
    'a@@b.fr',
    'a@b@c.fr',
    'a b@c.fr',
    '.a@b.fr',
    'a.@b.fr',
    'a..b@c.fr',
    'a@.fr',
    'a@b..fr',
    'a@-b.fr',
    'a@b-.fr',
    'a@b.f',
    'a@b.12',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    '"a b"@c.fr',
    'a@b.fr\nBcc: x@y.fr',
    'a@b.fr,c@d.fr',
    'Jean <a@b.fr>',
    'é@b.fr',
    `${'a'.repeat(65)}@b.fr`,
    `a@${'b'.repeat(64)}.fr`,
    `a@${'b.'.repeat(130)}fr`,
  ])('%j is none', (text) => {
    expect(isEmail(text)).toBe(false)
  })

  test('takes every ordinary address, in any case once normalised', () => {
    const word = fc.stringMatching(/^[a-zA-Z\d]{1,12}$/)
    const topLabel = fc.stringMatching(/^[a-zA-Z]{2,10}$/)
    holds(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), word, topLabel, (local, host, top) => {
        expect(isEmail(normaliseEmail(` ${local.join('.')}@${host}.${top}`))).toBe(true)
      }),
    )
  })

  test('lets no sign through that could start a second header, address or comment', () => {
    const address = 'jean.dupont@exemple.fr'
    const sign = fc.constantFrom(...'\r\n\t \0\u00A0\u2028,;:<>()[]"\\@')
    holds(
      fc.property(fc.nat({ max: address.length }), sign, (at, inserted) => {
        expect(isEmail(address.slice(0, at) + inserted + address.slice(at))).toBe(false)
      }),
    )
  })

  test('answers at once for long hostile texts', () => {
    const text = `${'a.'.repeat(500_000)}@${'a-'.repeat(500_000)}`
    expect(isEmail(text)).toBe(false)
  })
})
