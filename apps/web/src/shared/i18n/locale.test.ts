import { describe, expect, it } from 'vitest'
import { localeFromCookies } from './locale.ts'

describe('localeFromCookies', () => {
  it.each([
    ['', 'fr'],
    ['guichet_locale=en', 'en'],
    ['a=1; guichet_locale=en; b=2', 'en'],
    ['guichet_locale=fr', 'fr'],
    ['guichet_locale=de', 'fr'],
    ['not_guichet_locale=en', 'fr'],
    ['guichet_locale=', 'fr'],
  ])('%j is %s', (cookies, locale) => expect(localeFromCookies(cookies)).toBe(locale))
})
