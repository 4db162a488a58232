import { Text } from '@react-pdf/renderer'
import type { ComponentProps } from 'react'
import { printable } from '../printable.ts'

type Style = NonNullable<ComponentProps<typeof Text>['style']>

const LONGEST_UNBROKEN_WORD = 24
const PIECE = 6
/** Knuth and Plass read 10,000 as « never ». */
const NEVER_BREAK = 10_000

const piecesOf = (word: string): string[] =>
  word.length <= LONGEST_UNBROKEN_WORD ? [word] : (word.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? [word])

/**
 * The only way for text into a document: everything passes `printable`. Words stay whole, also where the font changes
 * inside of one (Łódź); only a word too long for any line is broken, with a hyphen.
 */
export function PrintedText({
  children,
  style,
  maxLines,
}: {
  children: string
  style?: Style
  maxLines?: number
}) {
  const text = printable(children)
  const hasOverlongWord = text.split(' ').some((word) => word.length > LONGEST_UNBROKEN_WORD)
  const limit = maxLines === undefined ? {} : { maxLines, textOverflow: 'ellipsis' as const }
  return (
    <Text
      style={[limit, ...(Array.isArray(style) ? style : style === undefined ? [] : [style])]}
      hyphenationCallback={hasOverlongWord ? piecesOf : (word) => [word]}
      {...(hasOverlongWord ? {} : { hyphenationPenalty: NEVER_BREAK })}
    >
      {text}
    </Text>
  )
}
