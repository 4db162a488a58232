/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { DocumentLocale, InvoiceData } from '../document-data.ts'
import type { FontWeight } from '../fonts.ts'
import { formatAmount, formatRate } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText, type Style } from './printed-text.tsx'
import { type Density, HAIRLINE, INK, mm, SOFT_INK, TEXT_WIDTH } from './theme.ts'

/** Figures of one width, so that amounts set flush right align on the comma. */
const FIGURES: Style = { textAlign: 'right', fontFeatureSettings: ['tnum'] }
const WIDTHS = { quantity: mm(12), unit: mm(30), rate: mm(18), net: mm(30) } as const
/** Table text: four columns of figures leave less room for words. */
const SIZE = 10

const Cell = ({ text, width, color = INK }: { text: string; width: number; color?: string }) => (
  <View style={{ width }}>
    <PrintedText size={SIZE} color={color} width={width} style={FIGURES}>
      {text}
    </PrintedText>
  </View>
)

function Total({ term, amount, weight }: { term: string; amount: string; weight: FontWeight }) {
  return (
    <View style={{ flexDirection: 'row', justifyContent: 'flex-end', marginTop: mm(1.2) }}>
      <PrintedText weight={weight}>{term}</PrintedText>
      <View style={{ width: mm(36) }}>
        <PrintedText weight={weight} style={FIGURES}>
          {amount}
        </PrintedText>
      </View>
    </View>
  )
}

type InvoiceTableProps = { invoice: InvoiceData['invoice']; locale: DocumentLocale; density: Density }

/** What was supplied, the VAT of each rate and the total. Where no VAT is charged there is no column for it. */
export function InvoiceTable({ invoice, locale, density }: InvoiceTableProps) {
  const words = wordingIn(locale)
  const { invoice: own } = words
  const taxed = invoice.rates.filter(({ rateBps }) => rateBps > 0)
  const hasVat = taxed.length > 0
  const figures = WIDTHS.quantity + WIDTHS.unit + WIDTHS.net + (hasVat ? WIDTHS.rate : 0)
  const labelWidth = TEXT_WIDTH - figures - mm(3)
  const euros = (cents: number) => formatAmount(cents, locale)
  const row = (
    cells: { label: string; quantity: string; unit: string; rate: string; net: string },
    color?: string,
  ) => (
    <>
      <View style={{ flex: 1, paddingRight: mm(3) }}>
        <PrintedText size={SIZE} width={labelWidth} maxLines={4} {...(color ? { color } : {})}>
          {cells.label}
        </PrintedText>
      </View>
      <Cell text={cells.quantity} width={WIDTHS.quantity} {...(color ? { color } : {})} />
      <Cell text={cells.unit} width={WIDTHS.unit} {...(color ? { color } : {})} />
      {hasVat ? <Cell text={cells.rate} width={WIDTHS.rate} {...(color ? { color } : {})} /> : null}
      <Cell text={cells.net} width={WIDTHS.net} {...(color ? { color } : {})} />
    </>
  )
  const heads = { label: words.label, quantity: own.quantity, unit: own.unit, rate: own.vat, net: own.net }
  return (
    <>
      <View>
        {/* On each page on which lines go on. */}
        <View
          fixed
          style={{
            ...{ flexDirection: 'row', alignItems: 'flex-end', paddingBottom: mm(1.5) },
            ...{ borderBottomWidth: 1, borderBottomColor: INK },
          }}
          minPresenceAhead={40}
        >
          {row(heads, SOFT_INK)}
        </View>
        {invoice.lines.map((line, index) => (
          <View
            key={index}
            wrap={false}
            style={{
              ...{ flexDirection: 'row', paddingVertical: mm(density === 'roomy' ? 1.3 : 0.7) },
              ...{ borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
            }}
          >
            {row({
              ...{ label: line.label, quantity: String(line.quantity), unit: euros(line.unitCents) },
              ...{ rate: formatRate(line.vatRateBps, locale), net: euros(line.netCents) },
            })}
          </View>
        ))}
      </View>
      <View wrap={false} style={{ marginTop: mm(2) }}>
        {hasVat ? <Total term={own.netTotal} amount={euros(invoice.netCents)} weight={400} /> : null}
        {taxed.map(({ rateBps, netCents, vatCents }) => (
          <Total
            key={rateBps}
            term={own.vatOf(formatRate(rateBps, locale), euros(netCents))}
            amount={euros(vatCents)}
            weight={400}
          />
        ))}
        <Total
          term={(hasVat ? own.total : own.totalNoVat)[invoice.kind]}
          amount={euros(invoice.grossCents)}
          weight={600}
        />
      </View>
    </>
  )
}
