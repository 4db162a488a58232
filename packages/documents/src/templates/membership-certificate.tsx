/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { MembershipCertificateData } from '../document-data.ts'
import { formatDay, formatHolderName, formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { type Fact, FactList, Heading, Signature } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { airAbove, type Density, mm, WIDE_COLUMN } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

/** Long names take a smaller size, never a cut. */
const nameSizeFor = (name: string): number => (name.length <= 38 ? 20 : name.length <= 90 ? 16 : 12)

const SENTENCE = { size: 13, leading: 1.5 }
const TIGHT_SENTENCE = { size: 11, leading: 1.45 }

type MembershipCertificateProps = MembershipCertificateData & {
  /** `bare` leaves activity and address out and sets the sentence in 11 points. */
  density: Density
}

/** What is certified in one sentence, around the holder's name. */
function Statement({ locale, organisation, holder, certificate, density }: MembershipCertificateProps) {
  const words = wordingIn(locale)
  const name = formatHolderName(holder)
  const sentence = density === 'bare' ? TIGHT_SENTENCE : SENTENCE
  const period = words.period(formatDay(certificate.startsOn, locale), formatDay(certificate.endsOn, locale))
  return (
    <View>
      <PrintedText {...sentence}>{words.certifies(organisation.name)}</PrintedText>
      <View style={{ marginVertical: mm(density === 'roomy' ? 3 : 1.5) }}>
        <PrintedText size={nameSizeFor(name)} leading={1.3} weight={600}>
          {name}
        </PrintedText>
      </View>
      <PrintedText {...sentence}>{words.isUpToDate(certificate.membershipType, period)}</PrintedText>
    </View>
  )
}

/** Meant for one page: free text is limited in lines, names shrink, `density` does the rest. */
export function MembershipCertificate(props: MembershipCertificateProps) {
  const { locale, organisation, holder, certificate, verificationUrl, density } = props
  const words = wordingIn(locale)
  const facts: Fact[] = [
    { term: words.memberNumber, lines: [holder.memberNumber] },
    { term: words.siret, lines: [formatSiret(holder.siret ?? '')], maxLines: 1 },
  ]
  const moreFacts: Fact[] = [
    { term: words.activity, lines: [holder.activity] },
    { term: words.address, lines: holder.addressLines.slice(0, 6), maxLines: 1 },
  ]
  const signature = <Signature organisation={organisation} issuedOn={certificate.issuedOn} locale={locale} />
  return (
    <PageFrame
      organisation={organisation}
      locale={locale}
      title={`${words.certificateTitle} ${certificate.number}`}
      subject={`${words.certificateTitle}, ${formatHolderName(holder)}`}
      issuedOn={certificate.issuedOn}
      density={density}
    >
      <View style={airAbove(density, 15, 7)}>
        <Heading
          title={words.certificateTitle}
          number={certificate.number}
          issuedOn={certificate.issuedOn}
          locale={locale}
        />
      </View>
      <View style={airAbove(density, 12, 6)}>
        <Statement {...props} />
      </View>
      {density === 'bare' ? (
        <View style={{ flexDirection: 'row', justifyContent: 'space-between', marginTop: mm(5) }}>
          <View style={{ width: WIDE_COLUMN }}>
            <FactList facts={facts} width={WIDE_COLUMN} />
            <PrintedText width={WIDE_COLUMN}>{words.servedFor}</PrintedText>
          </View>
          {signature}
        </View>
      ) : (
        <View>
          <View style={airAbove(density, 10, 5)}>
            <FactList facts={[...facts, ...moreFacts]} />
          </View>
          <PrintedText style={airAbove(density, 6, 2)}>{words.servedFor}</PrintedText>
          <View style={[airAbove(density, 10, 4), { alignItems: 'flex-end' }]}>{signature}</View>
        </View>
      )}
      <View style={{ flexGrow: 1 }} />
      <VerificationBlock url={verificationUrl} code={certificate.code} locale={locale} />
    </PageFrame>
  )
}
