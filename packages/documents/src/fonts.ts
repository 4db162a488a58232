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

const LINE_FEED = 0x0a

/**
 * Two corrections on the fonts as loaded. The PDF writer knows a font by its PostScript name, which the three files of
 * a weight share: it would embed a file again at each change between them. And a line end, which no font holds, would
 * be looked up in Helvetica, which would then stand in the document without being embedded.
 */
function correct(fontFamily: string, fontWeight: FontWeight): void {
  const font = Font.getFont({ fontFamily, fontWeight }).data
  if (!font) throw new Error(`${fontFamily} ${fontWeight} could not be read`)
  const holds = font.hasGlyphForCodePoint.bind(font)
  Object.defineProperties(font, {
    postscriptName: { value: `${fontFamily.replaceAll(' ', '')}-${fontWeight}` },
    hasGlyphForCodePoint: { value: (codePoint: number) => codePoint === LINE_FEED || holds(codePoint) },
  })
}

/**
 * Looks each sign up once. A font keeps a glyph with the text it first stood for: an E drawn as a part of É before any E
 * was written would otherwise stand for nothing in every later document, and be lost to search, copies and screen readers.
 */
function learnSigns(fontFamily: string, fontWeight: FontWeight): void {
  const font = Font.getFont({ fontFamily, fontWeight }).data
  for (const codePoint of font?.characterSet ?? []) font?.glyphForCodePoint(codePoint)
}

async function load(): Promise<void> {
  register()
  for (const fontFamily of FONT_FAMILIES) {
    for (const fontWeight of FONT_WEIGHTS) {
      await Font.load({ fontFamily, fontWeight })
      correct(fontFamily, fontWeight)
      learnSigns(fontFamily, fontWeight)
    }
  }
}

let loading: Promise<void> | undefined

/** Reads the embedded fonts, once, and switches hyphenation off. Every render waits for it. */
export function loadFonts(): Promise<void> {
  loading ??= load()
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
