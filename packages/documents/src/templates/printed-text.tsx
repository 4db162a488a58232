/** @jsxRuntime automatic */
import { Text, type View } from '@react-pdf/renderer'
import type { ComponentProps } from 'react'
import { type FontWeight, widthInEm } from '../fonts.ts'
import { printable } from '../printable.ts'
import { fitWords } from '../word-fitting.ts'
import { BODY, TEXT_WIDTH } from './theme.ts'

export type Style = NonNullable<ComponentProps<typeof View>['style']>

/** The line breaker reads 10,000 as « never »: without it, it parts words where their font changes (Łódź). */
const NEVER_HYPHENATE = 10_000

type PrintedTextProps = {
  children: string
  /** Points. */
  size?: number
  leading?: number
  weight?: FontWeight
  color?: string
  /** Points of room for a line; words wider than that are broken. */
  width?: number
  /** What goes beyond ends in « … ». */
  maxLines?: number
  style?: Style
}

/** The only way for text into a document: everything passes `printable`, words stay whole as long as a line holds them. */
export function PrintedText({
  children,
  size = BODY.fontSize,
  leading = BODY.leading,
  weight = 400,
  color = BODY.color,
  width = TEXT_WIDTH,
  maxLines,
  style = {},
}: PrintedTextProps) {
  const text = fitWords(printable(children), width / size - 0.05, (part) => widthInEm(part, weight))
  const limit = maxLines === undefined ? {} : { maxLines, textOverflow: 'ellipsis' as const }
  return (
    <Text
      style={[{ fontSize: size, lineHeight: leading, fontWeight: weight, color, ...limit }, style]}
      hyphenationPenalty={NEVER_HYPHENATE}
    >
      {text}
    </Text>
  )
}
