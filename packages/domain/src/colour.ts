export type Rgb = readonly [red: number, green: number, blue: number]
export const WHITE: Rgb = [255, 255, 255]
export const BLACK: Rgb = [0, 0, 0]

/** White text on a filled surface is to have at least this contrast (WCAG asks 4.5). */
export const FILLED_CONTRAST = 4.6

/** Undefined for what is no colour `#rrggbb`. */
export function parseColour(colour: string): Rgb | undefined {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(colour.trim())
  if (!match) return undefined
  const channel = (index: number) => Number.parseInt(match[index] ?? '0', 16)
  return [channel(1), channel(2), channel(3)]
}

export const isColour = (text: string): boolean => parseColour(text) !== undefined

export const toHex = (rgb: Rgb): string =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** `share` (0 to 1) of `other` in `colour`. */
export const mixColours = (colour: Rgb, other: Rgb, share: number): Rgb => [
  colour[0] + (other[0] - colour[0]) * share,
  colour[1] + (other[1] - colour[1]) * share,
  colour[2] + (other[2] - colour[2]) * share,
]

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Contrast ratio of two colours `#rrggbb`, 1 to 21; 1 when one of them is no colour. */
export function contrast(a: string, b: string): number {
  const [first, second] = [parseColour(a), parseColour(b)]
  return first && second ? contrastOf(first, second) : 1
}

/** The colour, darkened as far as white needs to stand out from it by `wanted`. */
export function darkenedTo(colour: Rgb, wanted: number): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const darker = mixColours(colour, BLACK, share)
    if (contrastOf(darker, WHITE) >= wanted) return darker
  }
  return BLACK
}

/** The organisation’s colour as it can be read on white, and white on it; `fallback` for what is no colour. */
export const readableColour = (colour: string, fallback: string): string =>
  toHex(darkenedTo(parseColour(colour) ?? parseColour(fallback) ?? BLACK, FILLED_CONTRAST))
