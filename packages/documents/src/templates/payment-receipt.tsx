import { View } from '@react-pdf/renderer'
import type { PaymentReceiptData } from '../document-data.ts'
import { formatDay, formatHolderName, formatSiret } from '../format.ts'
import { summariseVat } from '../vat-summary.ts'
import { wordingIn } from '../wording.ts'
import { FactList, Heading, Signature } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { mm, SOFT_INK } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

function Recipient({ holder, locale }: Pick<PaymentReceiptData, 'holder' | 'locale'>) {
  const words = wordingIn(locale)
  const siret = holder.siret ? `${words.siret} ${formatSiret(holder.siret)}` : ''
  const lines = [...holder.addressLines.slice(0, 5), siret].filter((line) => line.trim() !== '')
  return (
    <View style={{ width: mm(62) }}>
      <PrintedText style={{ color: SOFT_INK }}>{words.holder}</PrintedText>
      <PrintedText style={{ fontWeight: 600 }} maxLines={6}>
        {formatHolderName(holder)}
      </PrintedText>
      {lines.map((line) => (
        <PrintedText key={line} maxLines={2}>
          {line}
        </PrintedText>
      ))}
    </View>
  )
}

/** One page as a rule; a receipt of many lines goes on, with its page numbers. */
export function PaymentReceipt({
  locale,
  organisation,
  holder,
  receipt,
  verificationUrl,
}: PaymentReceiptData) {
  const words = wordingIn(locale)
  const vat = summariseVat(receipt.lines, receipt.amountCents)
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
      mayContinue={true}
    >
      <View style={{ marginTop: mm(12), flexDirection: 'row', justifyContent: 'space-between' }}>
        <View style={{ width: mm(84) }}>
          <Heading
            title={words.receiptTitle}
            number={words.numbered(receipt.number)}
            issuedOn={words.issuedOn(formatDay(receipt.issuedOn, locale))}
          />
        </View>
        <Recipient holder={holder} locale={locale} />
      </View>
      <View style={{ marginTop: mm(10) }}>
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
      <View style={{ marginTop: mm(7) }}>
        <ReceiptTable lines={receipt.lines} vat={vat} locale={locale} />
      </View>
      <View style={{ marginTop: mm(10), marginBottom: mm(8) }}>
        <Signature organisation={organisation} issuedOn={receipt.issuedOn} locale={locale} />
      </View>
      <View style={{ flexGrow: 1 }} />
      {verificationUrl === undefined ? null : (
        <VerificationBlock url={verificationUrl} code={receipt.code} locale={locale} />
      )}
    </PageFrame>
  )
}
