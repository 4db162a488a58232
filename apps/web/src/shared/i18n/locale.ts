export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const COOKIE = 'guichet_locale'
const ONE_YEAR_SECONDS = 31_536_000

/** Language chosen in this browser, read from a `Cookie` text; French when none was chosen, whatever the browser asks. */
export function localeFromCookies(cookies: string): Locale {
  const match = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`, 'u').exec(cookies)
  return LOCALES.find((locale) => locale === match?.[1]) ?? 'fr'
}

/** Whether a language was chosen in this browser. */
export const localeWasChosen = (): boolean => document.cookie.includes(`${COOKIE}=`)

export const storedLocale = (): Locale => localeFromCookies(document.cookie)

/** Keeps the choice for a year, where the API sees it too: mails and documents follow. */
export function storeLocale(locale: Locale): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${COOKIE}=${locale}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`
}
