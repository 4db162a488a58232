import '@mantine/charts/styles.css'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { readChoice } from '../../shared/ui/list-address.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import {
  downloadStatistics,
  PERIODS,
  type Period,
  type Statistics,
  statisticsQuery,
} from './api/get-statistics.ts'
import { MembersChart, MovesChart } from './member-charts.tsx'
import { DueChart, MoneyChart } from './money-charts.tsx'
import { useShare } from './share.ts'
import classes from './statistics.module.css'

function Summary({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useTranslation('statistics')
  const format = useFormat()
  const share = useShare()
  const { sum, months } = statistics
  return (
    <Facts
      dense
      facts={[
        { label: t('summary.members'), value: format.count(months.at(-1)?.members ?? 0) },
        { label: t('summary.joined'), value: format.count(sum.joined + sum.returned) },
        { label: t('summary.left'), value: format.count(sum.left) },
        { label: t('summary.renewed'), value: share(sum.renewedShare) },
        { label: t('summary.received'), value: format.euros(sum.receivedCents) },
        { label: t('summary.refunded'), value: format.euros(sum.refundedCents) },
      ]}
    />
  )
}

/** Members by type, and money by means of payment: short lists beside the charts. */
function Shares({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useTranslation(['statistics', 'states'])
  const format = useFormat()
  const { types, methods } = statistics
  return (
    <>
      <section className={classes.card} aria-label={t('types.title')}>
        <h2 className={classes.heading}>{t('types.title')}</h2>
        {types.length === 0 ? (
          <p>{t('types.none')}</p>
        ) : (
          <Facts
            single
            facts={types.map(({ label, members }) => ({ label, value: format.count(members) }))}
          />
        )}
      </section>
      <section className={classes.card} aria-label={t('methods.title')}>
        <h2 className={classes.heading}>{t('methods.title')}</h2>
        {methods.length === 0 ? (
          <p>{t('methods.none')}</p>
        ) : (
          <Facts
            single
            facts={methods.map(({ method, amountCents, payments }) => ({
              label: t(`states:method.${method}`),
              value: t('methods.value', { amount: format.euros(amountCents), count: payments }),
            }))}
          />
        )}
      </section>
    </>
  )
}

/** `/admin/chiffres`: how the organisation is doing, month by month (B05). */
export function Component() {
  const { t } = useTranslation('statistics')
  const [params, setParams] = useSearchParams()
  const period: Period = readChoice(params.get('mois'), PERIODS) ?? '12'
  const query = useQuery(statisticsQuery(period))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={classes.tools}>
        <NativeSelect
          label={t('period')}
          data={PERIODS.map((value) => ({ value, label: t('months', { count: Number(value) }) }))}
          value={period}
          onChange={({ currentTarget: { value } }) =>
            setParams(value === '12' ? {} : { mois: value }, { preventScrollReset: true })
          }
        />
        <DownloadButton
          label={t('export')}
          fileName={`chiffres-${period}-mois.csv`}
          load={() => downloadStatistics(period)}
        />
      </div>
      <LoadState query={query}>
        {(statistics) => (
          <div className={classes.figures} aria-busy={query.isPlaceholderData}>
            <Summary statistics={statistics} />
            <div className={classes.grid}>
              <MembersChart months={statistics.months} />
              <MovesChart months={statistics.months} />
              <MoneyChart months={statistics.months} />
              <DueChart due={statistics.due} />
              <Shares statistics={statistics} />
            </div>
          </div>
        )}
      </LoadState>
    </Page>
  )
}
