import { BarChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import type { Column } from '../../shared/ui/record-list.tsx'
import type { Statistics, StatisticsMonth } from './api/get-statistics.ts'
import { ChartSection } from './chart-section.tsx'
import { AT_REST, CHART, SERIES } from './chart-style.ts'
import { useMonthNames } from './month-names.ts'

const RECEIVED = ['membershipCents', 'serviceCents', 'otherCents'] as const

/** What was received and paid back. */
export function MoneyChart({ months }: { readonly months: Statistics['months'] }) {
  const { t } = useTranslation('statistics')
  const format = useFormat()
  const { short, long } = useMonthNames()
  const wholeEuros = (amountCents: number) => `${format.count(Math.round(amountCents / 100))}\u00A0€`
  const columns: readonly Column<StatisticsMonth>[] = [
    {
      ...{ key: 'month', header: t('columns.month'), main: true },
      render: ({ month, running }) => (running ? t('running', { month: long(month) }) : long(month)),
    },
    ...([...RECEIVED, 'refundedCents'] as const).map(
      (key): Column<StatisticsMonth> => ({
        ...{ key, header: t(`columns.${key}`), align: 'end' },
        render: (row) => format.euros(row[key]),
      }),
    ),
  ]
  const colours = { membershipCents: SERIES.first, serviceCents: SERIES.second, otherCents: SERIES.third }
  const shown = RECEIVED.filter((key) => key !== 'otherCents' || months.some((row) => row.otherCents !== 0))
  return (
    <ChartSection
      title={t('money.title')}
      note={t('money.note')}
      columns={columns}
      rows={months.toReversed()}
      rowKey={(row) => row.month}
      chart={
        <BarChart
          {...CHART}
          barChartProps={AT_REST}
          type="stacked"
          withLegend
          data={months.map(({ month, ...row }) => ({ ...row, month: short(month) }))}
          dataKey="month"
          series={shown.map((name) => ({ name, label: t(`columns.${name}`), color: colours[name] }))}
          valueFormatter={format.euros}
          yAxisProps={{ width: 64, tickFormatter: wholeEuros }}
        />
      }
    />
  )
}

type Due = Statistics['due'][number]

/** Memberships that end soon. */
export function DueChart({ due }: { readonly due: Statistics['due'] }) {
  const { t } = useTranslation('statistics')
  const format = useFormat()
  const { short, long } = useMonthNames()
  const columns: readonly Column<Due>[] = [
    { key: 'month', header: t('columns.month'), main: true, render: ({ month }) => long(month) },
    {
      ...{ key: 'memberships', header: t('columns.due'), align: 'end' },
      render: ({ memberships }) => format.count(memberships),
    },
    {
      ...{ key: 'amount', header: t('columns.amount'), align: 'end' },
      render: ({ amountCents }) => format.euros(amountCents),
    },
  ]
  return (
    <ChartSection
      title={t('due.title')}
      note={t('due.note')}
      columns={columns}
      rows={due}
      rowKey={(row) => row.month}
      empty={due.every(({ memberships }) => memberships === 0) ? t('due.none') : undefined}
      chart={
        <BarChart
          {...CHART}
          barChartProps={AT_REST}
          data={due.map((row) => ({ month: short(row.month), memberships: row.memberships }))}
          dataKey="month"
          series={[{ name: 'memberships', label: t('columns.due'), color: SERIES.first }]}
          valueFormatter={format.count}
        />
      }
    />
  )
}
