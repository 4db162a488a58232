import { View } from '@react-pdf/renderer'
import type { MembershipCertificateData } from '../document-data.ts'
import { formatDay, formatHolderName, formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { FactList, Heading, Signature } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { mm } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

/** Long names take a smaller size, never a cut. */
const nameSizeFor = (name: string): number => (name.length <= 38 ? 20 : name.length <= 90 ? 16 : 12)

const SENTENCE = { fontSize: 13, lineHeight: 1.5 }

/** Always one page: what is free text is limited in lines, names shrink. */
export function MembershipCertificate({
  locale,
  organisation,
  holder,
  certificate,
  verificationUrl,
}: MembershipCertificateData) {
  const words = wordingIn(locale)
  const name = formatHolderName(holder)
  const period = words.period(formatDay(certificate.startsOn, locale), formatDay(certificate.endsOn, locale))
  return (
    <PageFrame
      organisation={organisation}
      locale={locale}
      title={`${words.certificateTitle} ${certificate.number}`}
      subject={`${words.certificateTitle}, ${name}`}
      issuedOn={certificate.issuedOn}
      mayContinue={false}
    >
      <View style={{ marginTop: mm(14) }}>
        <Heading
          title={words.certificateTitle}
          number={words.numbered(certificate.number)}
          issuedOn={words.issuedOn(formatDay(certificate.issuedOn, locale))}
        />
      </View>
      <View style={{ marginTop: mm(11) }}>
        <PrintedText style={SENTENCE} maxLines={2}>
          {words.certifies(organisation.name)}
        </PrintedText>
        <View style={{ marginVertical: mm(3) }}>
          <PrintedText style={{ fontSize: nameSizeFor(name), fontWeight: 600, lineHeight: 1.3 }} maxLines={8}>
            {name}
          </PrintedText>
        </View>
        <PrintedText style={SENTENCE} maxLines={4}>
          {words.isUpToDate(certificate.membershipType, period)}
        </PrintedText>
      </View>
      <View style={{ marginTop: mm(9) }}>
        <FactList
          facts={[
            { term: words.memberNumber, lines: [holder.memberNumber] },
            { term: words.siret, lines: [formatSiret(holder.siret ?? '')] },
            { term: words.activity, lines: [holder.activity ?? ''] },
            { term: words.address, lines: holder.addressLines.slice(0, 5) },
          ]}
        />
      </View>
      <View style={{ marginTop: mm(6) }}>
        <PrintedText>{words.servedFor}</PrintedText>
      </View>
      <View style={{ marginTop: mm(10) }}>
        <Signature organisation={organisation} issuedOn={certificate.issuedOn} locale={locale} />
      </View>
      <View style={{ flexGrow: 1 }} />
      <VerificationBlock url={verificationUrl} code={certificate.code} locale={locale} />
    </PageFrame>
  )
}
