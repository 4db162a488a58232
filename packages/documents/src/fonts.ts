import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

const require = createRequire(import.meta.url)

const SUBSETS = { 'Public Sans': 'latin', 'Public Sans Ext': 'latin-ext', 'Public Sans Viet': 'vietnamese' }
export const FONT_WEIGHTS = [400, 600] as const

/** One design in three files; a sign is taken from the first that holds it. */
export const FONT_FAMILIES = Object.keys(SUBSETS)

let registered = false

/** Makes the embedded fonts known to the renderer and switches hyphenation off; later calls do nothing. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  for (const [family, subset] of Object.entries(SUBSETS)) {
    Font.register({
      family,
      fonts: FONT_WEIGHTS.map((fontWeight) => ({
        src: require.resolve(`@fontsource/public-sans/files/public-sans-${subset}-${fontWeight}-normal.woff`),
        fontWeight,
      })),
    })
  }
  Font.registerHyphenationCallback((word) => [word])
}
