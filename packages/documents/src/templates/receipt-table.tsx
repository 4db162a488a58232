/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { DocumentLocale, PaymentReceiptData } from '../document-data.ts'
import type { FontWeight } from '../fonts.ts'
import { formatAmount, formatRate } from '../format.ts'
import type { VatSummary } from '../vat-summary.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText, type Style } from './printed-text.tsx'
import { HAIRLINE, INK, mm, SOFT_INK, TEXT_WIDTH } from './theme.ts'

/** Figures of one width: with two decimals everywhere, amounts set flush right align on the comma. */
const FIGURES: Style = { textAlign: 'right', fontFeatureSettings: ['tnum'] }
const RATE_WIDTH = mm(22)
const AMOUNT_WIDTH = mm(36)

function TotalRow({ term, amount, weight }: { term: string; amount: string; weight: FontWeight }) {
  return (
    <View style={{ flexDirection: 'row', justifyContent: 'flex-end', marginTop: mm(1.2) }}>
      <PrintedText weight={weight}>{term}</PrintedText>
      <View style={{ width: AMOUNT_WIDTH + mm(4) }}>
        <PrintedText weight={weight} style={FIGURES}>
          {amount}
        </PrintedText>
      </View>
    </View>
  )
}

type ReceiptTableProps = { receipt: PaymentReceiptData['receipt']; vat: VatSummary; locale: DocumentLocale }

/** The legal sentence of a receipt without VAT. */
function freeOfVat(
  { freeOfVat: why, vatExemptionText }: ReceiptTableProps['receipt'],
  locale: DocumentLocale,
) {
  const { vatExempt, vatFranchise } = wordingIn(locale).invoice
  if (why === 'unsaid') return ''
  return vatExemptionText ?? (why === 'exempt' ? vatExempt : vatFranchise)
}

/** What was paid for, the VAT in it and the total. Without any VAT there is no rate column but the legal sentence. */
export function ReceiptTable({ receipt, vat, locale }: ReceiptTableProps) {
  const words = wordingIn(locale)
  const hasVat = vat.rates.length > 0
  const mention = hasVat ? '' : freeOfVat(receipt, locale)
  const cell = (text: string, width: number, color: string = INK) => (
    <View style={{ width }}>
      <PrintedText color={color} style={FIGURES}>
        {text}
      </PrintedText>
    </View>
  )
  return (
    <View>
      <View
        style={{ flexDirection: 'row', borderBottomWidth: 1, borderBottomColor: INK, paddingBottom: mm(1.5) }}
        minPresenceAhead={40}
      >
        <View style={{ flex: 1 }}>
          <PrintedText color={SOFT_INK}>{words.label}</PrintedText>
        </View>
        {hasVat ? cell(words.vat, RATE_WIDTH, SOFT_INK) : null}
        {cell(words.amount, AMOUNT_WIDTH, SOFT_INK)}
      </View>
      {receipt.lines.map((line, index) => (
        <View
          key={index}
          wrap={false}
          style={{
            flexDirection: 'row',
            borderBottomWidth: 0.5,
            borderBottomColor: HAIRLINE,
            paddingVertical: mm(1.5),
          }}
        >
          <View style={{ flex: 1, paddingRight: mm(4) }}>
            <PrintedText width={TEXT_WIDTH - AMOUNT_WIDTH - RATE_WIDTH - mm(4)} maxLines={4}>
              {line.label}
            </PrintedText>
          </View>
          {hasVat ? cell(formatRate(line.vatRateBps, locale), RATE_WIDTH) : null}
          {cell(formatAmount(line.amountCents, locale), AMOUNT_WIDTH)}
        </View>
      ))}
      <View wrap={false} style={{ marginTop: mm(2) }}>
        {hasVat ? (
          <View>
            <TotalRow term={words.netTotal} amount={formatAmount(vat.netCents, locale)} weight={400} />
            {vat.rates.map(({ rateBps, vatCents }) => (
              <TotalRow
                key={rateBps}
                term={words.vatAt(formatRate(rateBps, locale))}
                amount={formatAmount(vatCents, locale)}
                weight={400}
              />
            ))}
          </View>
        ) : null}
        <TotalRow term={words.totalPaid} amount={formatAmount(vat.totalCents, locale)} weight={600} />
        {mention === '' ? null : (
          <PrintedText color={SOFT_INK} style={{ marginTop: mm(3) }}>
            {mention}
          </PrintedText>
        )}
      </View>
    </View>
  )
}
