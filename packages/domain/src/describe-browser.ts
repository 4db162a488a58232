const BROWSERS = [
  ['edge', /\bEdgA?\/|\bEdgiOS\//u],
  ['opera', /\bOPR\/|\bOPT\//u],
  ['firefox', /\bFirefox\/|\bFxiOS\//u],
  ['chrome', /\bChrome\/|\bChromium\/|\bCriOS\//u],
  ['safari', /\bVersion\/.*\bSafari\//u],
] as const
const SYSTEMS = [
  ['android', /\bAndroid\b/u],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/u],
  ['windows', /\bWindows\b/u],
  ['macos', /\bMac OS X\b|\bMacintosh\b/u],
  ['linux', /\bLinux\b|\bX11\b/u],
] as const

export interface Browser {
  readonly browser: (typeof BROWSERS)[number][0] | 'other'
  readonly system: (typeof SYSTEMS)[number][0] | 'other'
}

/** Names of browser and system from what a browser says of itself: enough for its owner to know it again. It proves nothing. */
export const describeBrowser = (userAgent: string): Browser => ({
  browser: BROWSERS.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other',
  system: SYSTEMS.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other',
})

const NAMES: Readonly<Record<string, string>> = {
  ...{ edge: 'Edge', opera: 'Opera', firefox: 'Firefox', chrome: 'Chrome', safari: 'Safari' },
  ...{ android: 'Android', ios: 'iOS', windows: 'Windows', macos: 'macOS', linux: 'Linux' },
}

/** The same in words: “Firefox sous Windows”. */
export function browserName(userAgent: string, locale: 'fr' | 'en'): string {
  const { browser, system } = describeBrowser(userAgent)
  const program = NAMES[browser] ?? (locale === 'fr' ? 'Autre navigateur' : 'Another browser')
  const under = NAMES[system]
  return under === undefined ? program : `${program} ${locale === 'fr' ? 'sous' : 'on'} ${under}`
}
