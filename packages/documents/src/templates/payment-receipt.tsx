/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { PaymentReceiptData } from '../document-data.ts'
import { formatDay, formatHolderName, formatSiret } from '../format.ts'
import type { VatSummary } from '../vat-summary.ts'
import { wordingIn } from '../wording.ts'
import { FactList, Heading, Signature } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { airAbove, type Density, mm, NARROW_COLUMN, SOFT_INK, WIDE_COLUMN } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

function Recipient({ holder, locale }: Pick<PaymentReceiptData, 'holder' | 'locale'>) {
  const words = wordingIn(locale)
  const siret = holder.siret ? `${words.siret} ${formatSiret(holder.siret)}` : ''
  const lines = [...holder.addressLines.slice(0, 5), siret].filter((line) => line.trim() !== '')
  return (
    <View style={{ width: NARROW_COLUMN, paddingTop: mm(1.5) }}>
      <PrintedText color={SOFT_INK}>{words.holder}</PrintedText>
      <PrintedText weight={600} width={NARROW_COLUMN} maxLines={12}>
        {formatHolderName(holder)}
      </PrintedText>
      {lines.map((line, index) => (
        <PrintedText key={`${index} ${line}`} width={NARROW_COLUMN} maxLines={2}>
          {line}
        </PrintedText>
      ))}
    </View>
  )
}

type PaymentReceiptProps = PaymentReceiptData & { vat: VatSummary; density: Density }

/** One page as a rule; a receipt of many lines goes on, with its page numbers. */
export function PaymentReceipt(props: PaymentReceiptProps) {
  const { locale, organisation, holder, receipt, verificationUrl, vat, density } = props
  const words = wordingIn(locale)
  const paidOn = formatDay(receipt.paidOn, locale)
  const period =
    receipt.periodStartsOn && receipt.periodEndsOn
      ? words.period(formatDay(receipt.periodStartsOn, locale), formatDay(receipt.periodEndsOn, locale))
      : ''
  return (
    <PageFrame
      organisation={organisation}
      locale={locale}
      title={`${words.receiptTitle} ${receipt.number}`}
      subject={`${words.receiptTitle}, ${formatHolderName(holder)}`}
      issuedOn={receipt.issuedOn}
      density={density}
    >
      <View style={[airAbove(density, 13, 7), { flexDirection: 'row', justifyContent: 'space-between' }]}>
        <View style={{ width: WIDE_COLUMN }}>
          <Heading
            title={words.receiptTitle}
            number={receipt.number}
            issuedOn={receipt.issuedOn}
            locale={locale}
            stacked={true}
          />
        </View>
        <Recipient holder={holder} locale={locale} />
      </View>
      <View style={airAbove(density, 11, 6)}>
        <FactList
          facts={[
            { term: words.memberNumber, lines: [holder.memberNumber] },
            { term: words.membershipPeriod, lines: [period] },
            { term: words.paidOn, lines: [paidOn] },
            { term: words.paymentMethod, lines: [words.methods[receipt.method]] },
            { term: words.paymentReference, lines: [receipt.reference] },
          ]}
        />
      </View>
      <View style={airAbove(density, 8, 5)}>
        <ReceiptTable receipt={receipt} vat={vat} locale={locale} />
      </View>
      <View style={[airAbove(density, 11, 5), { alignItems: 'flex-end' }]}>
        <Signature organisation={organisation} issuedOn={receipt.issuedOn} locale={locale} />
      </View>
      <View style={{ flexGrow: 1 }} />
      {verificationUrl === undefined ? null : (
        <VerificationBlock url={verificationUrl} code={receipt.code} locale={locale} />
      )}
    </PageFrame>
  )
}
