/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { InvoiceData } from '../document-data.ts'
import { formatAmount, formatDay, formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { FactList, Heading } from './document-parts.tsx'
import { InvoiceTable } from './invoice-table.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { airAbove, type Density, mm, NARROW_COLUMN, SOFT_INK, TEXT_WIDTH, WIDE_COLUMN } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

/** « 079 555 421 », the first nine digits of a SIRET. */
const sirenOf = (siret: string): string => formatSiret(siret).split('\u00A0').slice(0, 3).join('\u00A0')

function Buyer({ buyer, locale }: Pick<InvoiceData, 'buyer' | 'locale'>) {
  const words = wordingIn(locale)
  const siren = buyer.siret ? `${words.invoice.siren} ${sirenOf(buyer.siret)}` : ''
  const lines = [...buyer.addressLines.slice(0, 6), siren].filter((line) => line.trim() !== '')
  return (
    <View style={{ width: NARROW_COLUMN, paddingTop: mm(1.5) }}>
      <PrintedText color={SOFT_INK}>{words.invoice.billedTo}</PrintedText>
      <PrintedText weight={600} width={NARROW_COLUMN} maxLines={12}>
        {buyer.name}
      </PrintedText>
      {lines.map((line, index) => (
        <PrintedText key={`${index} ${line}`} width={NARROW_COLUMN} maxLines={2}>
          {line}
        </PrintedText>
      ))}
    </View>
  )
}

/** Where a transfer or a cheque goes, and what is to be written on it. */
function HowToPay({
  payBy,
  locale,
}: {
  payBy: NonNullable<InvoiceData['invoice']['payBy']>
  locale: 'fr' | 'en'
}) {
  const { invoice: words } = wordingIn(locale)
  const { reference, dueCents, transferHolder, transferIban, transferBic, chequePayableTo } = payBy
  const rest = dueCents === undefined ? undefined : formatAmount(dueCents, locale)
  return (
    <View wrap={false}>
      <PrintedText weight={600} style={{ marginBottom: mm(1.2) }}>
        {words.payTitle}
      </PrintedText>
      <FactList
        facts={[
          { term: words.rest, lines: [rest] },
          { term: words.reference, lines: [reference] },
          { term: words.transfer, lines: transferIban ? [transferHolder, transferIban] : [] },
          { term: words.bic, lines: transferIban ? [transferBic] : [] },
        ]}
      />
      {chequePayableTo ? <PrintedText>{words.cheque(chequePayableTo)}</PrintedText> : null}
    </View>
  )
}

/** What the law asks to be said below the amounts. */
function Mentions({ invoice, vatNumber, locale }: Pick<InvoiceData, 'invoice' | 'vatNumber' | 'locale'>) {
  const { invoice: words } = wordingIn(locale)
  const says = (mention: InvoiceData['invoice']['mentions'][number]) => invoice.mentions.includes(mention)
  const isInvoice = invoice.kind === 'invoice'
  const texts = [
    vatNumber === undefined ? '' : `${words.vatNumber} ${vatNumber}`,
    says('vat-franchise') ? (invoice.vatExemptionText ?? words.vatFranchise) : '',
    says('vat-exempt') ? (invoice.vatExemptionText ?? words.vatExempt) : '',
    isInvoice && says('late-penalties') ? (invoice.latePenaltyText ?? words.latePenalties) : '',
    isInvoice && says('late-penalties') ? words.noDiscount : '',
  ].filter((text) => text !== '')
  return (
    <View wrap={false}>
      {texts.map((text) => (
        <PrintedText key={text} size={9} leading={1.35} color={SOFT_INK} width={TEXT_WIDTH} maxLines={5}>
          {text}
        </PrintedText>
      ))}
    </View>
  )
}

/** One page as a rule; an invoice of many lines goes on, with its page numbers. */
export function Invoice(props: InvoiceData & { density: Density }) {
  const { locale, organisation, buyer, invoice, vatNumber, verificationUrl, density } = props
  const words = wordingIn(locale)
  const own = words.invoice
  const title = own.title[invoice.kind]
  const on = (day: string) => formatDay(day, locale)
  const { suppliedFrom, suppliedTo, paid, corrects } = invoice
  const supplied =
    suppliedFrom === suppliedTo ? on(suppliedFrom) : own.supplied(on(suppliedFrom), on(suppliedTo))
  const isToPay = invoice.kind === 'invoice' && paid === undefined
  return (
    <PageFrame
      {...{ organisation, locale, density, issuedOn: invoice.issuedOn }}
      title={`${title} ${invoice.number}`}
      subject={`${title}, ${buyer.name}`}
    >
      <View style={[airAbove(density, 11, 4), { flexDirection: 'row', justifyContent: 'space-between' }]}>
        <View style={{ width: WIDE_COLUMN }}>
          <Heading
            {...{ title, number: invoice.number, issuedOn: invoice.issuedOn, locale }}
            stacked={true}
            issued={own.issuedOn[invoice.kind](on(invoice.issuedOn))}
          />
        </View>
        <Buyer buyer={buyer} locale={locale} />
      </View>
      <View style={airAbove(density, 8, 3)}>
        <FactList
          facts={[
            {
              term: own.corrects,
              lines: [corrects && own.correctsNumber[invoice.kind](corrects.number, on(corrects.issuedOn))],
            },
            { term: own.reason, lines: [invoice.reason], maxLines: 4 },
            { term: words.memberNumber, lines: [buyer.memberNumber] },
            { term: own.account, lines: [buyer.login] },
            { term: own.suppliedOn, lines: [supplied] },
            { term: own.nature, lines: [own.services] },
            { term: own.dueOn, lines: isToPay ? [on(invoice.dueOn)] : [] },
          ]}
        />
      </View>
      <View style={airAbove(density, 6, 3)}>
        <InvoiceTable {...{ invoice, locale, density }} />
      </View>
      {paid === undefined ? null : (
        <View style={[airAbove(density, 4, 3), { alignItems: 'flex-end' }]}>
          <PrintedText weight={600}>{own.paidOn(on(paid.on), own.methods[paid.method])}</PrintedText>
        </View>
      )}
      {isToPay && invoice.payBy ? (
        <View style={airAbove(density, 7, 3)}>
          <HowToPay payBy={invoice.payBy} locale={locale} />
        </View>
      ) : null}
      <View style={airAbove(density, 6, 3)}>
        <Mentions {...{ invoice, locale }} {...(vatNumber === undefined ? {} : { vatNumber })} />
      </View>
      <View style={{ flexGrow: 1 }} />
      <VerificationBlock url={verificationUrl} code={invoice.code} locale={locale} />
    </PageFrame>
  )
}
