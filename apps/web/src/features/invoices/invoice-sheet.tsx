import { formatIban } from '@guichet/domain/iban'
import { formatSiret } from '@guichet/domain/identifiers'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { type Fact, Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { InvoiceDetail } from './api/invoices.ts'
import { InvoiceState } from './invoice-words.tsx'
import classes from './invoices.module.css'

interface SheetProps {
  readonly invoice: InvoiceDetail
  readonly pathOf: (id: string) => string
}

function Information({ invoice, pathOf }: SheetProps) {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const { buyer, suppliedFrom, suppliedTo, corrects, creditNotes, reinstates, reinstatedBy, state } = invoice
  const isDue = state === 'to-pay' || state === 'late'
  const day = (text: string) => format.day(text, 'long')
  const facts: Fact[] = [
    { label: t('columns.state'), value: <InvoiceState state={state} /> },
    { label: t('columns.date'), value: day(invoice.issuedOn) },
    {
      label: t('supplied'),
      value:
        suppliedFrom === suppliedTo
          ? day(suppliedFrom)
          : t('fromTo', { from: day(suppliedFrom), to: day(suppliedTo) }),
    },
    ...(isDue ? [{ label: t('dueOn'), value: day(invoice.dueOn) }] : []),
    ...(invoice.paidOn === null ? [] : [{ label: t('paidOn'), value: day(invoice.paidOn) }]),
    {
      label: t('buyer'),
      value: (
        <>
          {buyer.name}
          {buyer.addressLines.map((line) => (
            <span key={line} className={classes.sub}>
              {line}
            </span>
          ))}
          {buyer.siret !== null && <span className={classes.sub}>SIRET {formatSiret(buyer.siret)}</span>}
        </>
      ),
    },
    ...(invoice.accountLogin === null ? [] : [{ label: t('account'), value: invoice.accountLogin }]),
    ...(corrects === null
      ? []
      : [{ label: t('corrects'), value: <Link to={pathOf(corrects.id)}>{corrects.number}</Link> }]),
    ...(reinstates === null
      ? []
      : [{ label: t('reinstates'), value: <Link to={pathOf(reinstates.id)}>{reinstates.number}</Link> }]),
    ...(invoice.reason === null ? [] : [{ label: t('reason'), value: invoice.reason }]),
    ...(creditNotes.length === 0
      ? []
      : [
          {
            label: t('creditNotes'),
            value: creditNotes.map(({ id, number, grossCents }) => (
              <span key={id} className={classes.sub}>
                <Link to={pathOf(id)}>{number}</Link> · {format.euros(grossCents)}
              </span>
            )),
          },
        ]),
    ...(reinstatedBy.length === 0
      ? []
      : [
          {
            label: t('reinstatedBy'),
            value: reinstatedBy.map(({ id, number, grossCents }) => (
              <span key={id} className={classes.sub}>
                <Link to={pathOf(id)}>{number}</Link> · {format.euros(grossCents)}
              </span>
            )),
          },
        ]),
    { label: t('code'), value: <a href={paths.verification(invoice.code)}>{invoice.code}</a> },
  ]
  return (
    <Section title={t('information')}>
      <Facts facts={facts} />
    </Section>
  )
}

/** Lines and totals; on a phone quantity, price and rate of a line stand below its words. */
function Lines({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const locale = useLocale()
  const { seller, mentions } = invoice
  const isFranchise = mentions.includes('vat-franchise')
  const isFree = isFranchise || mentions.includes('vat-exempt')
  const rate = (bps: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
      .format(bps / 10_000)
      .replaceAll('\u202F', '\u00A0')
  const totals = [
    { name: t('lines.totalNet'), cents: invoice.netCents },
    ...invoice.rates
      .filter(({ rateBps }) => rateBps > 0)
      .map(({ rateBps, vatCents }) => ({ name: t('lines.vatAt', { rate: rate(rateBps) }), cents: vatCents })),
    { name: t('lines.totalGross'), cents: invoice.grossCents },
  ]
  return (
    <Section title={t('lines.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls sideways must be reachable by keyboard */}
      <section className={classes.frame} aria-label={t('lines.title')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('lines.label')}</th>
              <th scope="col" data-end data-wide>
                {t('lines.quantity')}
              </th>
              <th scope="col" data-end data-wide>
                {t('lines.unit')}
              </th>
              <th scope="col" data-end data-wide>
                {t('lines.rate')}
              </th>
              <th scope="col" data-end>
                {t('lines.net')}
              </th>
            </tr>
          </thead>
          <tbody>
            {invoice.lines.map((line, index) => (
              <tr key={index}>
                <th scope="row">
                  {line.label}
                  <span className={classes.narrow}>
                    {t('lines.short', {
                      ...{ count: line.quantity, amount: format.euros(line.unitCents) },
                      rate: rate(line.vatRateBps),
                    })}
                  </span>
                </th>
                <td data-end data-wide>
                  {format.count(line.quantity)}
                </td>
                <td data-end data-wide>
                  {format.euros(line.unitCents)}
                </td>
                <td data-end data-wide>
                  {rate(line.vatRateBps)}
                </td>
                <td data-end>{format.euros(line.netCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {totals.map(({ name, cents }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td data-wide colSpan={3} />
                <td data-end>{format.euros(cents)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </section>
      {isFree && (
        <p className={classes.sub}>
          {seller.vatExemptionText ?? t(isFranchise ? 'mention.franchise' : 'mention.exempt')}
        </p>
      )}
    </Section>
  )
}

function HowToPay({ payBy, invoice }: SheetProps & { readonly payBy: NonNullable<InvoiceDetail['payBy']> }) {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const { transferIban, transferBic, transferHolder, chequePayableTo } = payBy
  const isLate = invoice.state === 'late'
  const due = { date: format.day(invoice.dueOn, 'long'), amount: format.euros(invoice.dueCents) }
  const facts: Fact[] = [
    { label: t('pay.reference'), value: <CopyValue name={t('pay.reference')} value={payBy.reference} /> },
    ...(transferIban === null
      ? []
      : [
          { label: t('pay.holder'), value: transferHolder },
          {
            label: 'IBAN',
            value: <CopyValue name="IBAN" value={transferIban} shown={formatIban(transferIban)} />,
          },
          { label: 'BIC', value: transferBic },
        ]),
    ...(chequePayableTo === null ? [] : [{ label: t('pay.cheque'), value: chequePayableTo }]),
  ]
  return (
    <Section title={t('pay.title')}>
      <Stack gap="md">
        <Notice tone={isLate ? 'danger' : 'info'} title={t(isLate ? 'pay.late' : 'pay.due', due)}>
          <p>{t('pay.help')}</p>
        </Notice>
        <Facts facts={facts} single />
      </Stack>
    </Section>
  )
}

/** All that stands on an invoice: the same facts as on its PDF. */
export function InvoiceSheet(props: SheetProps) {
  const { payBy } = props.invoice
  return (
    <>
      {payBy && <HowToPay {...props} payBy={payBy} />}
      <Information {...props} />
      <Lines invoice={props.invoice} />
    </>
  )
}
