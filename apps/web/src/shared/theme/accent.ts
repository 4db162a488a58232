import type { MantineColorsTuple } from '@mantine/core'

/** Deep blue-teal, for an organisation that chose nothing. */
export const DEFAULT_ACCENT = '#0f5f78'

type Rgb = readonly [red: number, green: number, blue: number]
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

/** White text on the filled shade of the dark scheme (6) and of the light scheme (7) has at least these contrasts. */
const FILLED_CONTRAST = 4.6
const DEEP_CONTRAST = 6

function parseHex(colour: string): Rgb | undefined {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(colour.trim())
  if (!match) return undefined
  const channel = (index: number) => Number.parseInt(match[index] ?? '0', 16)
  return [channel(1), channel(2), channel(3)]
}

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** `share` (0 to 1) of `other` in `colour`. */
const mix = (colour: Rgb, other: Rgb, share: number): Rgb => [
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
  const [first, second] = [parseHex(a), parseHex(b)]
  return first && second ? contrastOf(first, second) : 1
}

function darkenedTo(colour: Rgb, wanted: number): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const darker = mix(colour, BLACK, share)
    if (contrastOf(darker, WHITE) >= wanted) return darker
  }
  return BLACK
}

const LIGHTER = [0.92, 0.84, 0.68, 0.56, 0.36, 0.18] as const

/**
 * Ten shades, light to dark, of the organisation’s colour, which is darkened as far as reading asks: white on shades 6
 * and 7 passes 4.5:1, and so does shade 7 on white. What is no colour `#rrggbb` gives the default.
 */
export function accentShades(colour: string): MantineColorsTuple {
  const base = parseHex(colour) ?? parseHex(DEFAULT_ACCENT) ?? BLACK
  const filled = darkenedTo(base, FILLED_CONTRAST)
  const deep = darkenedTo(filled, DEEP_CONTRAST)
  const [a, b, c, d, e, f] = LIGHTER.map((share) => toHex(mix(filled, WHITE, share)))
  return [
    a ?? '',
    b ?? '',
    c ?? '',
    d ?? '',
    e ?? '',
    f ?? '',
    toHex(filled),
    toHex(deep),
    toHex(mix(deep, BLACK, 0.2)),
    toHex(mix(deep, BLACK, 0.4)),
  ]
}
