import { FONT_FAMILIES } from '../fonts.ts'

const POINTS_PER_MM = 72 / 25.4

/** Points for a length in millimetres. */
export const mm = (length: number): number => length * POINTS_PER_MM

export const INK = '#1c2126'
export const SOFT_INK = '#4d555e'
export const HAIRLINE = '#c8ced5'
const DEFAULT_ACCENT = '#1f4e79'

export const PAGE = { size: 'A4', marginX: mm(25), marginTop: mm(18), marginBottom: mm(26) } as const

/** Between the margins of an A4 sheet, and its two unequal columns. */
export const TEXT_WIDTH = mm(160)
export const WIDE_COLUMN = mm(88)
export const NARROW_COLUMN = mm(66)

export const BODY = { fontSize: 11, leading: 1.45, color: INK }
export const PAGE_TEXT = { fontFamily: FONT_FAMILIES, fontSize: BODY.fontSize, color: BODY.color }

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The organisation's colour for rules, and for text only when it reads on white (contrast 4.5 or more). */
export function accentColours(accentColour: string): { rule: string; text: string } {
  const rule = /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : DEFAULT_ACCENT
  return { rule, text: 1.05 / (luminance(rule) + 0.05) >= 4.5 ? rule : INK }
}

/** How much air a page has: each step is tried when the one before does not fit on one page. */
export type Density = 'roomy' | 'tight' | 'bare'

/** Space above a block in points, from millimetres for a roomy page and for the others. */
export const airAbove = (density: Density, roomy: number, tight: number) => ({
  marginTop: mm(density === 'roomy' ? roomy : tight),
})
