import { FONT_FAMILIES } from '../fonts.ts'

const POINTS_PER_MM = 72 / 25.4

/** Points for a length in millimetres. */
export const mm = (length: number): number => length * POINTS_PER_MM

export const INK = '#1c2126'
export const SOFT_INK = '#4d555e'
export const HAIRLINE = '#c8ced5'
const DEFAULT_ACCENT = '#1f4e79'

export const PAGE = { size: 'A4', marginX: mm(25), marginTop: mm(20), marginBottom: mm(30) } as const

export const BODY = { fontFamily: FONT_FAMILIES, fontSize: 11, lineHeight: 1.45, color: INK }

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
