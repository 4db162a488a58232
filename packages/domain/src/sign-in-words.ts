import { browserName } from './describe-browser.ts'
import type { SignInSign } from './sign-in-signs.ts'
import { searchKey } from './text.ts'

type Locale = 'fr' | 'en'
const LOCALES: readonly Locale[] = ['fr', 'en']

const WORDS = {
  fr: {
    results: {
      opened: 'connexion réussie',
      refused: 'mot de passe refusé',
      'factor-refused': 'deuxième facteur refusé',
      denied: 'connexion contestée',
    },
    steps: {
      password: 'mot de passe',
      franceconnect: 'FranceConnect',
      passkey: 'clé d’accès',
      totp: 'code d’application',
      sms: 'code par SMS',
      'recovery-code': 'code de secours',
    },
    signs: {
      'new-browser': 'nouveau navigateur',
      'new-country': 'nouveau pays',
      'far-travel': 'trop loin de la connexion précédente pour le temps écoulé',
      'after-refusals': 'plusieurs tentatives refusées juste avant',
    },
    nowhere: 'lieu inconnu',
  },
  en: {
    results: {
      opened: 'signed in',
      refused: 'password refused',
      'factor-refused': 'second factor refused',
      denied: 'sign-in disputed',
    },
    steps: {
      password: 'password',
      franceconnect: 'FranceConnect',
      passkey: 'passkey',
      totp: 'code of an app',
      sms: 'code by SMS',
      'recovery-code': 'recovery code',
    },
    signs: {
      'new-browser': 'new browser',
      'new-country': 'new country',
      'far-travel': 'too far from the sign-in before for the time between them',
      'after-refusals': 'several refused attempts just before',
    },
    nowhere: 'unknown place',
  },
} as const

const wordFor = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key

export const resultName = (result: string, locale: Locale): string => wordFor(WORDS[locale].results, result)
export const signName = (sign: SignInSign, locale: Locale): string => WORDS[locale].signs[sign]

/** `password+totp` → “mot de passe, puis code d’application”; empty where it was not noted. */
export const methodName = (method: string | null, locale: Locale): string =>
  (method ?? '')
    .split('+')
    .map((step) => wordFor(WORDS[locale].steps, step))
    .join(locale === 'fr' ? ', puis ' : ', then ')

const countryNames: Readonly<Record<Locale, Intl.DisplayNames>> = {
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

/** The country in words; said to be unknown where it is. */
export const placeName = (country: string | null, locale: Locale): string =>
  (country === null ? undefined : countryNames[locale].of(country)) ?? WORDS[locale].nowhere

interface Told {
  readonly result: string
  readonly method: string | null
  readonly country: string | null
  readonly userAgent: string
  readonly ip: string
}

/** What a sign-in is found by, folded: its words in both languages, and its address. */
export const signInSearchKey = ({ result, method, country, userAgent, ip }: Told): string =>
  searchKey(
    [
      ip,
      ...LOCALES.flatMap((locale) => [
        ...[resultName(result, locale), methodName(method, locale)],
        ...[placeName(country, locale), browserName(userAgent, locale)],
      ]),
    ].join(' '),
  )
