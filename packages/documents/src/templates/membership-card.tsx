/** @jsxRuntime automatic */
import { Image, Link, Page, View } from '@react-pdf/renderer'
import type { MembershipCardData } from '../document-data.ts'
import { formatCode, formatDay, formatHolderName } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { DocumentFile } from './document-file.tsx'
import { PrintedText } from './printed-text.tsx'
import { QrSymbol, qrRoom } from './qr-symbol.tsx'
import { accentColours, mm, PAGE_TEXT, SOFT_INK } from './theme.ts'

/** ISO/IEC 7810 ID-1, the size of a bank card. */
const CARD = { width: mm(85.6), height: mm(53.98) }
const MARGIN = mm(5)
const BAND = mm(2.5)
const SYMBOL_SIDE = mm(20)
const LOGO = { width: mm(20), height: mm(8) }
const LOGO_STYLE = { ...LOGO, objectFit: 'contain', objectPosition: 'right center' } as const
const SMALL = { size: 6.5, leading: 1.3 }

/** Long names take a smaller size before they are cut. */
const nameSizeFor = (name: string): number => (name.length <= 22 ? 12 : name.length <= 44 ? 10 : 8)

function Fact({ term, value, width }: { term: string; value: string; width: number }) {
  return (
    <View style={{ marginTop: mm(1.2) }}>
      <PrintedText {...SMALL} color={SOFT_INK} width={width}>
        {term}
      </PrintedText>
      <PrintedText size={8.5} leading={1.25} weight={600} width={width} maxLines={1}>
        {value}
      </PrintedText>
    </View>
  )
}

/** "Carte d’adhérent": one page in the size of a bank card, for a telephone or to be printed and cut. */
export function MembershipCard(props: MembershipCardData) {
  const { locale, organisation, holder, certificate, verificationUrl } = props
  const words = wordingIn(locale)
  const { rule, text } = accentColours(organisation.accentColour)
  const name = formatHolderName(holder)
  const whole = CARD.width - 2 * MARGIN
  const { side, quiet } = qrRoom(verificationUrl, SYMBOL_SIDE)
  const heading = organisation.logo ? whole - LOGO.width - mm(2) : whole
  const left = whole - side + quiet - mm(2)
  return (
    <DocumentFile
      title={`${words.cardTitle} ${certificate.number}`}
      subject={`${words.cardTitle}, ${name}`}
      author={organisation.name}
      locale={locale}
      issuedOn={certificate.issuedOn}
    >
      <Page size={[CARD.width, CARD.height]} style={PAGE_TEXT}>
        <View style={{ height: BAND, backgroundColor: rule }} />
        <View
          style={{
            height: CARD.height - BAND,
            paddingHorizontal: MARGIN,
            paddingTop: mm(2.5),
            paddingBottom: mm(3),
          }}
        >
          <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
            <View style={{ width: heading }}>
              <PrintedText size={10} leading={1.2} weight={600} color={text} width={heading} maxLines={1}>
                {organisation.name}
              </PrintedText>
              <PrintedText {...SMALL} color={SOFT_INK} width={heading}>
                {words.cardTitle}
              </PrintedText>
            </View>
            {organisation.logo && <Image src={organisation.logo} style={LOGO_STYLE} />}
          </View>
          <View style={{ flexGrow: 1, flexDirection: 'row', justifyContent: 'space-between' }}>
            <View style={{ width: left, paddingTop: mm(1.5) }}>
              <PrintedText size={nameSizeFor(name)} leading={1.2} weight={600} width={left} maxLines={2}>
                {name}
              </PrintedText>
              <Fact term={words.cardNumber} value={holder.memberNumber} width={left} />
              <Fact term={words.validThrough} value={formatDay(certificate.endsOn, locale)} width={left} />
              <PrintedText
                {...SMALL}
                color={SOFT_INK}
                width={left}
                maxLines={1}
                style={{ marginTop: mm(1.2) }}
              >
                {certificate.membershipType}
              </PrintedText>
            </View>
            <Link src={verificationUrl} style={{ marginRight: -quiet }}>
              <QrSymbol url={verificationUrl} symbolSide={SYMBOL_SIDE} />
            </Link>
          </View>
          <PrintedText size={6} leading={1.2} color={SOFT_INK} width={whole} maxLines={1}>
            {`${certificate.number} · ${words.verifyCode} ${formatCode(certificate.code)}`}
          </PrintedText>
        </View>
      </Page>
    </DocumentFile>
  )
}
