import { AreaChart, BarChart } from '@mantine/charts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import type { Column } from '../../shared/ui/record-list.tsx'
import type { Statistics, StatisticsMonth } from './api/get-statistics.ts'
import { ChartSection } from './chart-section.tsx'
import { AT_REST, CHART, SERIES } from './chart-style.ts'
import { useMonthNames } from './month-names.ts'
import { useShare } from './share.ts'

interface MonthsProps {
  readonly months: Statistics['months']
}

function useMonthColumn() {
  const { t } = useTranslation('statistics')
  const { long } = useMonthNames()
  return useMemo<Column<StatisticsMonth>>(
    () => ({
      key: 'month',
      header: t('columns.month'),
      main: true,
      render: ({ month, running }) => (running ? t('running', { month: long(month) }) : long(month)),
    }),
    [t, long],
  )
}

/** Members at the end of each month. */
export function MembersChart({ months }: MonthsProps) {
  const { t } = useTranslation('statistics')
  const format = useFormat()
  const { short } = useMonthNames()
  const month = useMonthColumn()
  const name = t('columns.members')
  const columns: readonly Column<StatisticsMonth>[] = [
    month,
    { key: 'members', header: name, align: 'end', render: ({ members }) => format.count(members) },
  ]
  return (
    <ChartSection
      title={t('members.title')}
      note={t('members.note')}
      columns={columns}
      rows={months.toReversed()}
      rowKey={(row) => row.month}
      chart={
        <AreaChart
          {...CHART}
          areaChartProps={AT_REST}
          data={months.map((row) => ({ month: short(row.month), members: row.members }))}
          dataKey="month"
          series={[{ name: 'members', label: name, color: SERIES.first }]}
          valueFormatter={format.count}
          curveType="linear"
          withGradient={false}
          fillOpacity={0.15}
        />
      }
    />
  )
}

/** Who joined, came back and left. */
export function MovesChart({ months }: MonthsProps) {
  const { t } = useTranslation('statistics')
  const format = useFormat()
  const share = useShare()
  const { short } = useMonthNames()
  const month = useMonthColumn()
  const counted = (key: 'joined' | 'returned' | 'renewed' | 'left'): Column<StatisticsMonth> => ({
    ...{ key, header: t(`columns.${key}`), align: 'end' },
    render: (row) => format.count(row[key]),
  })
  const columns: readonly Column<StatisticsMonth>[] = [
    month,
    ...(['joined', 'returned', 'renewed', 'left'] as const).map(counted),
    { key: 'leftShare', header: t('columns.leftShare'), align: 'end', render: (row) => share(row.leftShare) },
  ]
  return (
    <ChartSection
      title={t('moves.title')}
      note={t('moves.note')}
      columns={columns}
      rows={months.toReversed()}
      rowKey={(row) => row.month}
      chart={
        <BarChart
          {...CHART}
          type="stacked"
          barChartProps={{ ...AT_REST, stackOffset: 'sign' }}
          withLegend
          data={months.map(({ month: name, joined, returned, left }) => ({
            ...{ month: short(name), joined, returned, left: -left },
          }))}
          dataKey="month"
          series={[
            { name: 'joined', label: t('columns.joined'), color: SERIES.first },
            { name: 'returned', label: t('columns.returned'), color: SERIES.second },
            { name: 'left', label: t('columns.left'), color: SERIES.third },
          ]}
          valueFormatter={(value) => format.count(Math.abs(value))}
        />
      }
    />
  )
}
