/** @jsxRuntime automatic */
import { Document, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { DocumentLocale, OrganisationData } from '../document-data.ts'
import { formatSiret } from '../format.ts'
import { printable } from '../printable.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText } from './printed-text.tsx'
import { accentColours, BODY, HAIRLINE, mm, NARROW_COLUMN, PAGE, SOFT_INK, WIDE_COLUMN } from './theme.ts'

function Letterhead({ organisation }: { organisation: OrganisationData }) {
  const { rule, text } = accentColours(organisation.accentColour)
  const contact = [...organisation.addressLines.slice(0, 4), organisation.phone, organisation.email].filter(
    Boolean,
  )
  return (
    <View>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start' }}>
        <View style={{ width: WIDE_COLUMN }}>
          <PrintedText size={16} leading={1.25} weight={600} color={text} width={WIDE_COLUMN} maxLines={5}>
            {organisation.name}
          </PrintedText>
          <PrintedText color={SOFT_INK} width={WIDE_COLUMN} maxLines={2} style={{ marginTop: mm(1) }}>
            {organisation.legalForm}
          </PrintedText>
        </View>
        <View style={{ width: NARROW_COLUMN, paddingTop: mm(0.8) }}>
          {contact.map((line) => (
            <PrintedText key={line} leading={1.35} color={SOFT_INK} width={NARROW_COLUMN} maxLines={2}>
              {line}
            </PrintedText>
          ))}
        </View>
      </View>
      <View style={{ height: 1.25, backgroundColor: rule, marginTop: mm(5) }} />
    </View>
  )
}

function Footer({ organisation, locale }: { organisation: OrganisationData; locale: DocumentLocale }) {
  const words = wordingIn(locale)
  const facts = [
    organisation.siret && `${words.siret} ${formatSiret(organisation.siret)}`,
    organisation.website.replace(/^https?:\/\//, '').replace(/\/$/, ''),
  ].filter(Boolean)
  return (
    <View
      fixed
      style={{
        position: 'absolute',
        bottom: mm(12),
        left: PAGE.marginX,
        right: PAGE.marginX,
        borderTopWidth: 0.5,
        borderTopColor: HAIRLINE,
        paddingTop: mm(2),
        flexDirection: 'row',
        justifyContent: 'space-between',
      }}
    >
      <View style={{ flex: 1, paddingRight: mm(4) }}>
        <PrintedText color={SOFT_INK} maxLines={1}>
          {facts.join('\u00A0· ')}
        </PrintedText>
      </View>
      <Text
        style={{ color: SOFT_INK }}
        render={({ pageNumber, totalPages }) => (totalPages > 1 ? words.page(pageNumber, totalPages) : '')}
      />
    </View>
  )
}

type PageFrameProps = {
  organisation: OrganisationData
  locale: DocumentLocale
  title: string
  subject: string
  issuedOn: string
  children: ReactNode
}

/** The A4 sheet: letterhead, footer, and the facts of the file (title, language, author, subject, dates). */
export function PageFrame({ organisation, locale, title, subject, issuedOn, children }: PageFrameProps) {
  const issuedAt = new Date(`${issuedOn}T12:00:00Z`)
  return (
    <Document
      title={printable(title)}
      subject={printable(subject)}
      author={printable(organisation.name)}
      creator="Guichet"
      producer="Guichet"
      language={locale}
      creationDate={issuedAt}
      modificationDate={issuedAt}
    >
      <Page
        size={PAGE.size}
        style={{
          ...BODY,
          paddingTop: PAGE.marginTop,
          paddingBottom: PAGE.marginBottom,
          paddingHorizontal: PAGE.marginX,
        }}
      >
        <Footer organisation={organisation} locale={locale} />
        <Letterhead organisation={organisation} />
        {children}
      </Page>
    </Document>
  )
}
