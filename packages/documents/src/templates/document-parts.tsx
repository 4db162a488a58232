import { View } from '@react-pdf/renderer'
import type { DocumentLocale, OrganisationData } from '../document-data.ts'
import { formatDay } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText } from './printed-text.tsx'
import { mm, SOFT_INK } from './theme.ts'

/** Title, number and day of issue. */
export function Heading({ title, number, issuedOn }: { title: string; number: string; issuedOn: string }) {
  return (
    <View>
      <PrintedText style={{ fontSize: 24, fontWeight: 600, lineHeight: 1.2 }}>{title}</PrintedText>
      <PrintedText
        style={{ color: SOFT_INK, marginTop: mm(1.5) }}
      >{`${number}\u00A0· ${issuedOn}`}</PrintedText>
    </View>
  )
}

export type Fact = { term: string; lines: string[] }

/** Terms on the left, what they say on the right; a fact without a line is left out. */
export function FactList({ facts, maxLines = 2 }: { facts: Fact[]; maxLines?: number }) {
  return (
    <View>
      {facts
        .map(({ term, lines }) => ({ term, lines: lines.filter((line) => line.trim() !== '') }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ term, lines }) => (
          <View key={term} style={{ flexDirection: 'row', marginBottom: mm(1.2) }}>
            <View style={{ width: mm(48) }}>
              <PrintedText style={{ color: SOFT_INK }}>{term}</PrintedText>
            </View>
            <View style={{ flex: 1 }}>
              {lines.map((line) => (
                <PrintedText key={line} maxLines={maxLines}>
                  {line}
                </PrintedText>
              ))}
            </View>
          </View>
        ))}
    </View>
  )
}

type SignatureProps = { organisation: OrganisationData; issuedOn: string; locale: DocumentLocale }

/** Place and date, then who signs for the organisation. */
export function Signature({ organisation, issuedOn, locale }: SignatureProps) {
  const day = formatDay(issuedOn, locale)
  return (
    <View wrap={false} style={{ marginLeft: mm(84) }}>
      <PrintedText maxLines={2}>{wordingIn(locale).placeAndDate(organisation.city, day)}</PrintedText>
      <PrintedText style={{ fontWeight: 600, marginTop: mm(5) }} maxLines={2}>
        {organisation.signatoryName}
      </PrintedText>
      <PrintedText style={{ color: SOFT_INK }} maxLines={2}>
        {organisation.signatoryRole}
      </PrintedText>
    </View>
  )
}
