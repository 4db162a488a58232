import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import type { Invoicing } from './api/get-invoicing.ts'
import classes from './cost-table.module.css'

/** Cost of a month, line by line, with VAT (A11). */
export function CostTable({ cost }: { readonly cost: Invoicing['cost'] }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const locale = useLocale()
  const rate = (bps: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
      .format(bps / 10_000)
      .replaceAll('\u202F', '\u00A0')
  if (cost.lines.length === 0) return <p>{t('cost.nothing')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls sideways must be reachable by keyboard
    <section className={classes.frame} aria-label={t('cost.title')} tabIndex={0}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t('cost.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cost.item')}</th>
            <th scope="col" data-end>
              {t('cost.quantity')}
            </th>
            <th scope="col" data-end>
              {t('cost.unit')}
            </th>
            <th scope="col" data-end>
              {t('cost.net')}
            </th>
            <th scope="col" data-end>
              {t('cost.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <tr key={line.item}>
              <th scope="row">{line.label}</th>
              <td data-end>{format.count(line.quantity)}</td>
              <td data-end>{format.euros(line.unitCents)}</td>
              <td data-end>{format.euros(line.netCents)}</td>
              <td data-end>{rate(line.vatRateBps)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(
            [
              ['cost.totalNet', cost.netCents],
              ['cost.vat', cost.vatCents],
              ['cost.totalGross', cost.grossCents],
            ] as const
          ).map(([key, amount]) => (
            <tr key={key}>
              <th scope="row" colSpan={3}>
                {t(key)}
              </th>
              <td data-end>{format.euros(amount)}</td>
              <td />
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  )
}
