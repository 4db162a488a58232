import { expect, test } from 'vitest'
import { SIGN_IN_METHODS } from './sign-in-methods.ts'
import { methodName, placeName, signInSearchKey } from './sign-in-words.ts'

test('every way in has words in both languages', () => {
  const steps = new Set(SIGN_IN_METHODS.flatMap((method) => method.split('+')))
  for (const locale of ['fr', 'en'] as const)
    for (const step of steps) {
      const word = methodName(step, locale)
      expect(word === step && /[-a-z]/u.test(word[0] ?? '') && locale === 'fr').toBe(false)
      expect(word).not.toContain('-')
    }
  expect(methodName('password+totp', 'fr')).toBe('mot de passe, puis code d’application')
  expect(methodName('password+recovery-code', 'en')).toBe('password, then recovery code')
  expect(methodName(null, 'fr')).toBe('')
})

test('places are named, or said to be unknown', () => {
  expect([placeName('RE', 'fr'), placeName('DE', 'en')]).toEqual(['La Réunion', 'Germany'])
  expect([placeName(null, 'fr'), placeName(null, 'en')]).toEqual(['lieu inconnu', 'unknown place'])
})

test('is found by words of either language, and by address', () => {
  const key = signInSearchKey({
    ...{ result: 'opened', method: 'password', country: 'DE', ip: '192.0.2.14' },
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0',
  })
  for (const word of ['allemagne', 'germany', 'firefox', 'windows', 'mot de passe', 'reussie', '192.0.2.14'])
    expect(key).toContain(word)
})
