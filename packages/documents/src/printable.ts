import anyAscii from 'any-ascii'

/**
 * Code points that the embedded fonts draw (Public Sans latin, latin-ext and vietnamese, weights 400 and 600), first
 * and last of each range. A test compares the list with the fonts' own coverage tables. A sign outside of it would come
 * out as another sign without any error.
 */
const PRINTABLE_RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x131],
  [0x134, 0x148],
  [0x14a, 0x17e],
  [0x18f, 0x18f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1d4, 0x1d4],
  [0x1ea, 0x1eb],
  [0x1fa, 0x21b],
  [0x237, 0x237],
  [0x259, 0x259],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c7],
  [0x2da, 0x2da],
  [0x2dc, 0x2dd],
  [0x1e0c, 0x1e0d],
  [0x1e24, 0x1e25],
  [0x1e44, 0x1e45],
  [0x1e5a, 0x1e5b],
  [0x1e62, 0x1e63],
  [0x1e6c, 0x1e6d],
  [0x1e80, 0x1e85],
  [0x1e92, 0x1e93],
  [0x1ea0, 0x1ef9],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2020],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20a1, 0x20a1],
  [0x20a3, 0x20a4],
  [0x20a6, 0x20a6],
  [0x20a9, 0x20a9],
  [0x20ab, 0x20ac],
  [0x20b9, 0x20ba],
  [0x2113, 0x2113],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
]

const printableCodePoints: ReadonlySet<number> = new Set(
  PRINTABLE_RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
)

/** Signs whose best stand-in is not what transliteration gives. */
const STAND_INS: Readonly<Record<string, string>> = {
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  '\u00AD': '',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2007': '\u00A0',
  '\u2009': '\u00A0',
  '\u200A': '\u00A0',
  '\u202F': '\u00A0',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u2032': '’',
  '\u2033': '”',
}

/** What stands for a text of which nothing can be drawn. */
const NOTHING_LEFT = '—'

const isPrintable = (sign: string): boolean => printableCodePoints.has(sign.codePointAt(0) ?? -1)

function standInOf(sign: string): string {
  const known = STAND_INS[sign]
  if (known !== undefined) return known
  if (/\p{Extended_Pictographic}|\p{Emoji_Component}|\p{C}/u.test(sign)) return ''
  const latin = [...anyAscii(sign)].filter(isPrintable).join('')
  // A question mark stands for punctuation, as the Arabic one; for a letter it says that there is no transliteration.
  return /\p{Po}/u.test(sign) ? latin : latin.replaceAll('?', '')
}

/**
 * The text with only signs that the embedded fonts can draw: composed (NFC), narrow spaces as U+00A0, other scripts
 * transliterated into Latin letters, pictures and control signs left out. Never empty unless the text was blank.
 */
export function printable(text: string): string {
  const signs = [...text.normalize('NFC')]
  const drawn = signs
    .map((sign) => (isPrintable(sign) ? sign : standInOf(sign)))
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/^ | $/g, '')
  return drawn === '' && text.trim() !== '' ? NOTHING_LEFT : drawn
}

/** Thrown by `assertPrintable`; `codePoints` lists what the fonts lack, as « U+202F ». */
export class UnprintableTextError extends Error {
  readonly codePoints: readonly string[]
  constructor(codePoints: readonly string[]) {
    super(`the embedded fonts lack ${codePoints.join(', ')}`)
    this.name = 'UnprintableTextError'
    this.codePoints = codePoints
  }
}

/** Passes when every sign can be drawn as it is; throws `UnprintableTextError` otherwise. */
export function assertPrintable(text: string): void {
  const missing = [...text].filter((sign) => !isPrintable(sign))
  if (missing.length === 0) return
  const names = missing.map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  throw new UnprintableTextError([...new Set(names)])
}

/** Every code point that can be drawn, ascending. */
export const listPrintableCodePoints = (): number[] => [...printableCodePoints]
