import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type Locale, storedLocale, storeLocale } from './locale.ts'

type Bundle = Record<string, unknown>
/** Texts of one part of the program: the light pages load theirs alone, the rest everything. */
export type TextLoader = (locale: Locale) => Promise<{ readonly default: Bundle }>

export const lightTexts: TextLoader = (locale) =>
  locale === 'en' ? import('./en/light.ts') : import('./fr/light.ts')
export const allTexts: TextLoader = (locale) =>
  locale === 'en' ? import('./en/all.ts') : import('./fr/all.ts')

let instance: I18n | undefined
let loadTexts: TextLoader = lightTexts

function showLanguage(locale: Locale) {
  document.documentElement.lang = locale
}

function addTexts(i18n: I18n, locale: Locale, bundle: Bundle) {
  for (const [namespace, texts] of Object.entries(bundle)) i18n.addResourceBundle(locale, namespace, texts)
}

/** Starts the language of this browser with the given texts; only that language is loaded. */
export async function startI18n(loader: TextLoader, locale: Locale = storedLocale()): Promise<I18n> {
  const bundle = (await loader(locale)).default
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(bundle),
    resources: { [locale]: bundle as never },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    showSupportNotice: false,
  } as Parameters<I18n['init']>[0])
  instance = i18n
  loadTexts = loader
  showLanguage(locale)
  return i18n
}

/** Language of the page now. */
export const currentLocale = (): Locale => (instance?.language === 'en' ? 'en' : 'fr')

/** Changes the language in place: nothing typed is lost. The choice is kept for later visits. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (!instance) return
  addTexts(instance, locale, (await loadTexts(locale)).default)
  storeLocale(locale)
  await instance.changeLanguage(locale)
  showLanguage(locale)
}

/** Language of the page, followed when it changes. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr'
}
