/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { MembershipCertificateData } from '../document-data.ts'
import { formatDay, formatHolderName, formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { FactList, Heading, Signature } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { airAbove, type Density, mm } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

/** Long names take a smaller size, never a cut. */
const nameSizeFor = (name: string): number => (name.length <= 38 ? 20 : name.length <= 90 ? 16 : 12)

const SENTENCE = { size: 13, leading: 1.5 }

type MembershipCertificateProps = MembershipCertificateData & {
  /** `bare` leaves activity and address out. */
  density: Density
}

/** What is certified in one sentence, around the holder's name. */
function Statement({ locale, organisation, holder, certificate, density }: MembershipCertificateProps) {
  const words = wordingIn(locale)
  const name = formatHolderName(holder)
  const period = words.period(formatDay(certificate.startsOn, locale), formatDay(certificate.endsOn, locale))
  return (
    <View>
      <PrintedText {...SENTENCE} maxLines={3}>
        {words.certifies(organisation.name)}
      </PrintedText>
      <View style={{ marginVertical: mm(density === 'roomy' ? 3 : 1.5) }}>
        <PrintedText size={nameSizeFor(name)} leading={1.3} weight={600} maxLines={8}>
          {name}
        </PrintedText>
      </View>
      <PrintedText {...SENTENCE} maxLines={5}>
        {words.isUpToDate(certificate.membershipType, period)}
      </PrintedText>
    </View>
  )
}

/** Meant for one page: free text is limited in lines, names shrink, `density` does the rest. */
export function MembershipCertificate(props: MembershipCertificateProps) {
  const { locale, organisation, holder, certificate, verificationUrl, density } = props
  const words = wordingIn(locale)
  return (
    <PageFrame
      organisation={organisation}
      locale={locale}
      title={`${words.certificateTitle} ${certificate.number}`}
      subject={`${words.certificateTitle}, ${formatHolderName(holder)}`}
      issuedOn={certificate.issuedOn}
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
      <View style={airAbove(density, 10, 5)}>
        <FactList
          facts={[
            { term: words.memberNumber, lines: [holder.memberNumber], maxLines: 1 },
            { term: words.siret, lines: [formatSiret(holder.siret ?? '')], maxLines: 1 },
            ...(density === 'bare'
              ? []
              : [
                  { term: words.activity, lines: [holder.activity] },
                  { term: words.address, lines: holder.addressLines.slice(0, 6), maxLines: 1 },
                ]),
          ]}
        />
      </View>
      <View style={airAbove(density, 6, 2)}>
        <PrintedText>{words.servedFor}</PrintedText>
      </View>
      <View style={airAbove(density, 10, 4)}>
        <Signature organisation={organisation} issuedOn={certificate.issuedOn} locale={locale} />
      </View>
      <View style={{ flexGrow: 1 }} />
      <VerificationBlock url={verificationUrl} code={certificate.code} locale={locale} />
    </PageFrame>
  )
}
