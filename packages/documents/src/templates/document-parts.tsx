/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { DocumentLocale, OrganisationData } from '../document-data.ts'
import { formatDay } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText } from './printed-text.tsx'
import { mm, NARROW_COLUMN, SOFT_INK, TEXT_WIDTH } from './theme.ts'

type HeadingProps = {
  title: string
  number: string
  issuedOn: string
  locale: DocumentLocale
  stacked?: boolean
  /** How the day is said; « Document établi le … » unless told. */
  issued?: string
}

/** Title, number and day of issue; `stacked` for a narrow column. */
export function Heading({ title, number, issuedOn, locale, stacked = false, issued }: HeadingProps) {
  const words = wordingIn(locale)
  const facts = [words.numbered(number), issued ?? words.issuedOn(formatDay(issuedOn, locale))]
  return (
    <View>
      <PrintedText size={24} leading={1.2} weight={600}>
        {title}
      </PrintedText>
      <View style={{ marginTop: mm(1.5) }}>
        {(stacked ? facts : [facts.join(' · ')]).map((line) => (
          <PrintedText key={line} color={SOFT_INK}>
            {line}
          </PrintedText>
        ))}
      </View>
    </View>
  )
}

export type Fact = { term: string; lines: (string | undefined)[]; maxLines?: number }

const TERM_WIDTH = mm(48)

/** Terms on the left, what they say on the right; a fact without a line is left out. */
export function FactList({ facts, width = TEXT_WIDTH }: { facts: Fact[]; width?: number }) {
  const present = facts
    .map((fact) => ({ ...fact, lines: fact.lines.filter((line): line is string => Boolean(line?.trim())) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <View>
      {present.map(({ term, lines, maxLines = 2 }) => (
        <View key={term} style={{ flexDirection: 'row', marginBottom: mm(1.2) }}>
          <View style={{ width: TERM_WIDTH }}>
            <PrintedText color={SOFT_INK}>{term}</PrintedText>
          </View>
          <View style={{ flex: 1 }}>
            {lines.map((line, index) => (
              <PrintedText key={`${index} ${line}`} width={width - TERM_WIDTH} maxLines={maxLines}>
                {line}
              </PrintedText>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

type SignatureProps = {
  organisation: OrganisationData
  issuedOn: string
  locale: DocumentLocale
}

/** Place and date, then who signs for the organisation. */
export function Signature({ organisation, issuedOn, locale }: SignatureProps) {
  // In so narrow a column the line breaks after the place, never before the year.
  const day = formatDay(issuedOn, locale).replaceAll(' ', '\u00A0')
  const placeAndDate = wordingIn(locale).placeAndDate(organisation.city, day)
  const limits = { width: NARROW_COLUMN, maxLines: 3 }
  return (
    <View wrap={false} style={{ width: NARROW_COLUMN }}>
      <PrintedText width={NARROW_COLUMN} maxLines={3}>
        {placeAndDate}
      </PrintedText>
      <PrintedText weight={600} {...limits} style={{ marginTop: mm(4) }}>
        {organisation.signatoryName}
      </PrintedText>
      <PrintedText color={SOFT_INK} {...limits}>
        {organisation.signatoryRole}
      </PrintedText>
    </View>
  )
}
