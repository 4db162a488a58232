/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { DeclarationReceiptData, DocumentLocale } from '../document-data.ts'
import { formatAmount, formatDay, formatPercent } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText, type Style } from './printed-text.tsx'
import { type Density, HAIRLINE, INK, mm, SOFT_INK, TEXT_WIDTH } from './theme.ts'

/** Figures of one width, so that amounts set flush right align on the comma. */
const FIGURES: Style = { textAlign: 'right', fontFeatureSettings: ['tnum'] }
const BASE = mm(27)
const RATE = mm(18)
const AMOUNT = mm(27)
const SIZE = 10

type TableProps = {
  declaration: DeclarationReceiptData['declaration']
  locale: DocumentLocale
  density: Density
}

const Figure = ({ text, width, color = INK }: { text: string; width: number; color?: string }) => (
  <View style={{ width }}>
    <PrintedText size={SIZE} color={color} width={width} style={FIGURES}>
      {text}
    </PrintedText>
  </View>
)

/** The heads of a table, the last of them figures. */
const Heads = ({ title, figures }: { title: string; figures: readonly (readonly [string, number])[] }) => (
  <View
    style={{
      ...{ flexDirection: 'row', alignItems: 'flex-end', paddingBottom: mm(1.2) },
      ...{ borderBottomWidth: 1, borderBottomColor: INK },
    }}
    minPresenceAhead={40}
  >
    <View style={{ flex: 1 }}>
      <PrintedText size={SIZE} weight={600}>
        {title}
      </PrintedText>
    </View>
    {figures.map(([text, width]) => (
      <Figure key={text} text={text} width={width} color={SOFT_INK} />
    ))}
  </View>
)

const Total = ({ term, amount }: { term: string; amount: string }) => (
  <View wrap={false} style={{ flexDirection: 'row', justifyContent: 'flex-end', marginTop: mm(1.5) }}>
    <PrintedText weight={600}>{term}</PrintedText>
    <View style={{ width: mm(36) }}>
      <PrintedText weight={600} style={FIGURES}>
        {amount}
      </PrintedText>
    </View>
  </View>
)

const rowStyle = (density: Density) => ({
  ...{ flexDirection: 'row' as const, paddingVertical: mm(density === 'roomy' ? 1 : 0.5) },
  ...{ borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
})

/** What was declared of each kind of turnover. */
export function TurnoverTable({ declaration, locale, density }: TableProps) {
  const { declaration: words } = wordingIn(locale)
  return (
    <View>
      <Heads title={words.turnover} figures={[[words.amount, AMOUNT]]} />
      {declaration.turnovers.map(({ category, amountCents }) => (
        <View key={category} wrap={false} style={rowStyle(density)}>
          <View style={{ flex: 1, paddingRight: mm(3) }}>
            <PrintedText size={SIZE} width={TEXT_WIDTH - AMOUNT - mm(3)} maxLines={2}>
              {words.categories[category]}
            </PrintedText>
          </View>
          <Figure text={formatAmount(amountCents, locale)} width={AMOUNT} />
        </View>
      ))}
      <Total term={words.turnoverTotal} amount={formatAmount(declaration.turnoverCents, locale)} />
    </View>
  )
}

/** What is due on it, each line with base, rate, and the text that sets it. */
export function ContributionTable({ declaration, locale, density }: TableProps) {
  const { declaration: words } = wordingIn(locale)
  const width = TEXT_WIDTH - BASE - RATE - AMOUNT - mm(3)
  const percent = (rate: number) => formatPercent(rate / 1000, locale)
  return (
    <View>
      <Heads
        title={words.contributions}
        figures={[
          [words.base, BASE],
          [words.rate, RATE],
          [words.amount, AMOUNT],
        ]}
      />
      {declaration.lines.map((line) => (
        <View key={`${line.kind} ${line.category}`} wrap={false} style={rowStyle(density)}>
          <View style={{ flex: 1, paddingRight: mm(3) }}>
            <PrintedText size={SIZE} width={width} maxLines={2}>
              {words.kinds[line.kind]}
            </PrintedText>
            <PrintedText size={8} leading={1.25} color={SOFT_INK} width={width} maxLines={4}>
              {[
                words.categories[line.category],
                line.reduction && line.fullRate !== null
                  ? words.reduced[line.reduction](percent(line.fullRate))
                  : '',
                words.since(formatDay(line.since, locale), line.source),
              ]
                .filter(Boolean)
                .join(' · ')}
            </PrintedText>
          </View>
          <Figure text={formatAmount(line.baseCents, locale)} width={BASE} />
          <Figure text={percent(line.rate)} width={RATE} />
          <Figure text={formatAmount(line.amountCents, locale)} width={AMOUNT} />
        </View>
      ))}
      <Total term={words.total} amount={formatAmount(declaration.totalCents, locale)} />
    </View>
  )
}
