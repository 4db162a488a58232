import {
  BLACK,
  darkenedTo,
  FILLED_CONTRAST,
  mixColours,
  parseColour,
  toHex,
  WHITE,
} from '@guichet/domain/colour'
import type { MantineColorsTuple } from '@mantine/core'

/** Deep blue-teal, for an organisation that chose nothing. */
export const DEFAULT_ACCENT = '#0f5f78'

/** White on the deep shade of the light scheme (7) has at least this contrast; on shade 6, `FILLED_CONTRAST`. */
const DEEP_CONTRAST = 6

const LIGHTER = [0.92, 0.84, 0.68, 0.56, 0.36, 0.18] as const

/**
 * Ten shades, light to dark, of the organisation’s colour, which is darkened as far as reading asks: white on shades 6
 * and 7 passes 4.5:1, and so does shade 7 on white. What is no colour `#rrggbb` gives the default.
 */
export function accentShades(colour: string): MantineColorsTuple {
  const base = parseColour(colour) ?? parseColour(DEFAULT_ACCENT) ?? BLACK
  const filled = darkenedTo(base, FILLED_CONTRAST)
  const deep = darkenedTo(filled, DEEP_CONTRAST)
  const [a, b, c, d, e, f] = LIGHTER.map((share) => toHex(mixColours(filled, WHITE, share)))
  return [
    a ?? '',
    b ?? '',
    c ?? '',
    d ?? '',
    e ?? '',
    f ?? '',
    toHex(filled),
    toHex(deep),
    toHex(mixColours(deep, BLACK, 0.2)),
    toHex(mixColours(deep, BLACK, 0.4)),
  ]
}
