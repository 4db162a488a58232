/** @jsxRuntime automatic */
import { Image, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { DocumentLocale, OrganisationData } from '../document-data.ts'
import { formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { DocumentFile } from './document-file.tsx'
import { PrintedText } from './printed-text.tsx'
import {
  accentColours,
  type Density,
  HAIRLINE,
  mm,
  NARROW_COLUMN,
  PAGE,
  PAGE_TEXT,
  SOFT_INK,
  WIDE_COLUMN,
} from './theme.ts'

/** Room of the logo above the name, in millimetres. */
const LOGO_HEIGHT: Readonly<Record<Density, number>> = { roomy: 16, tight: 12, bare: 9 }

/** Everything on it is as wide as the column, so the picture keeps to the left at its own shape. */
function Logo({ source, density }: { source: string; density: Density }) {
  return (
    <Image
      src={source}
      style={{
        width: WIDE_COLUMN,
        height: mm(LOGO_HEIGHT[density]),
        marginBottom: mm(2.5),
        objectFit: 'contain',
        objectPosition: 'left center',
      }}
    />
  )
}

type LetterheadProps = { organisation: OrganisationData; density: Density }

function Letterhead({ organisation, density }: LetterheadProps) {
  const { rule, text } = accentColours(organisation.accentColour)
  const { addressLines, phone, email } = organisation
  const addressMaxLines = density === 'bare' ? 1 : 2
  const contact = [
    ...addressLines.slice(0, 4).map((line) => ({ line, maxLines: addressMaxLines })),
    { line: phone, maxLines: 1 },
    { line: email, maxLines: 3 },
  ].filter(({ line }) => line.trim() !== '')
  return (
    <View>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start' }}>
        <View style={{ width: WIDE_COLUMN }}>
          {organisation.logo && <Logo source={organisation.logo} density={density} />}
          <PrintedText size={16} leading={1.25} weight={600} color={text} width={WIDE_COLUMN} maxLines={5}>
            {organisation.name}
          </PrintedText>
          <PrintedText color={SOFT_INK} width={WIDE_COLUMN} maxLines={2} style={{ marginTop: mm(1) }}>
            {organisation.legalForm}
          </PrintedText>
        </View>
        <View style={{ width: NARROW_COLUMN, paddingTop: mm(0.8) }}>
          {contact.map(({ line, maxLines }, index) => (
            <PrintedText
              key={`${index} ${line}`}
              leading={1.35}
              color={SOFT_INK}
              width={NARROW_COLUMN}
              maxLines={maxLines}
            >
              {line}
            </PrintedText>
          ))}
        </View>
      </View>
      <View style={{ height: 1.25, backgroundColor: rule, marginTop: mm(5) }} />
    </View>
  )
}

const FOOTER_FACTS_WIDTH = mm(130)
const FOOTER_AT = { position: 'absolute', bottom: mm(12), left: PAGE.marginX, right: PAGE.marginX } as const

function Footer({ organisation, locale }: { organisation: OrganisationData; locale: DocumentLocale }) {
  const words = wordingIn(locale)
  const facts = [
    organisation.siret && `${words.siret} ${formatSiret(organisation.siret)}`,
    organisation.website.replace(/^https?:\/\//, '').replace(/\/$/, ''),
  ].filter(Boolean)
  return (
    <View fixed style={{ ...FOOTER_AT, borderTopWidth: 0.5, borderTopColor: HAIRLINE, paddingTop: mm(2) }}>
      <PrintedText
        color={SOFT_INK}
        width={FOOTER_FACTS_WIDTH}
        maxLines={2}
        style={{ width: FOOTER_FACTS_WIDTH }}
      >
        {facts.join(' · ')}
      </PrintedText>
    </View>
  )
}

/**
 * « Page 1 sur 3 » on a document of several pages. The renderer resolves a text with `render` twice and would multiply
 * its line height each time, until it is off the page: so none is given, here or on the page.
 */
function PageNumber({ locale }: { locale: DocumentLocale }) {
  const words = wordingIn(locale)
  return (
    <View fixed style={{ ...FOOTER_AT, paddingTop: mm(2), alignItems: 'flex-end' }}>
      <Text
        style={{ color: SOFT_INK }}
        render={({ subPageNumber, subPageTotalPages }) =>
          subPageTotalPages > 1 ? words.page(subPageNumber, subPageTotalPages) : ''
        }
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
  density: Density
  children: ReactNode
}

type SheetProps = Pick<PageFrameProps, 'organisation' | 'locale' | 'density' | 'children'>

/** An A4 sheet, and those that follow it: letterhead and footer, with pages counted by themselves. */
export const Sheet = ({ organisation, locale, density, children }: SheetProps) => (
  <Page
    size={PAGE.size}
    style={{
      ...PAGE_TEXT,
      paddingTop: PAGE.marginTop,
      paddingBottom: PAGE.marginBottom,
      paddingHorizontal: PAGE.marginX,
    }}
  >
    <Footer organisation={organisation} locale={locale} />
    <PageNumber locale={locale} />
    <Letterhead organisation={organisation} density={density} />
    {children}
  </Page>
)

/** A file of one sheet: letterhead, footer, and the facts of the file. */
export const PageFrame = ({ title, subject, issuedOn, ...sheet }: PageFrameProps) => (
  <DocumentFile
    title={title}
    subject={subject}
    author={sheet.organisation.name}
    locale={sheet.locale}
    issuedOn={issuedOn}
  >
    <Sheet {...sheet} />
  </DocumentFile>
)
