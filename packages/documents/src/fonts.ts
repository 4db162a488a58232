import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

const require = createRequire(import.meta.url)

const SUBSETS = { 'Public Sans': 'latin', 'Public Sans Ext': 'latin-ext', 'Public Sans Viet': 'vietnamese' }

/** One design in three files; a sign is taken from the first that holds it. */
export const FONT_FAMILIES = Object.keys(SUBSETS)

export const FONT_WEIGHTS = [400, 600] as const
export type FontWeight = (typeof FONT_WEIGHTS)[number]

function register(): void {
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

let loading: Promise<void> | undefined

/** Reads the embedded fonts, once, and switches hyphenation off. Every render waits for it. */
export function loadFonts(): Promise<void> {
  if (loading === undefined) {
    register()
    const descriptors = FONT_FAMILIES.flatMap((fontFamily) =>
      FONT_WEIGHTS.map((fontWeight) => ({ fontFamily, fontWeight })),
    )
    loading = Promise.all(descriptors.map((descriptor) => Font.load(descriptor))).then(() => undefined)
  }
  return loading
}

/** The fonts of a weight in the order they are asked for a sign. Throws before `loadFonts` is done. */
export function loadedFonts(fontWeight: FontWeight) {
  return FONT_FAMILIES.map((fontFamily) => {
    const font = Font.getFont({ fontFamily, fontWeight })?.data
    if (!font) throw new Error(`${fontFamily} ${fontWeight} is not loaded`)
    return font
  })
}

/** How wide a text runs as it is drawn, kerning included, in em. */
export function widthInEm(text: string, fontWeight: FontWeight): number {
  const fonts = loadedFonts(fontWeight)
  const fontFor = (sign: string) =>
    fonts.find((font) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) ?? fonts.at(-1)
  let width = 0
  let run = ''
  let runFont: ReturnType<typeof fontFor>
  const closeRun = () => {
    if (runFont && run !== '') width += runFont.layout(run).advanceWidth / runFont.unitsPerEm
    run = ''
  }
  for (const sign of text) {
    const font = fontFor(sign)
    if (font !== runFont) closeRun()
    runFont = font
    run += sign
  }
  closeRun()
  return width
}
