import type { getReminderForecast } from '@guichet/contract/reminders.contract'
import type { BodyOf } from '@guichet/contract/route'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useReminderWords } from '../../shared/reminders/use-reminder-words.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { forecastQuery } from './api/schedule.ts'
import classes from './reminders.module.css'

type Day = BodyOf<typeof getReminderForecast>['days'][number]

/** How many members the schedule as saved reaches in the coming days. */
export function Forecast() {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const words = useReminderWords()
  const query = useQuery(forecastQuery)
  const columns: readonly Column<Day>[] = [
    { key: 'on', header: t('staff.on'), main: true, render: ({ on }) => format.day(on) },
    {
      key: 'steps',
      header: t('staff.steps'),
      render: ({ steps }) =>
        steps
          .map(({ offsetDays, members }) => `${words.day(offsetDays)} (${format.count(members)})`)
          .join(', '),
    },
    {
      key: 'members',
      header: t('staff.members'),
      align: 'end',
      render: ({ members }) => format.count(members),
    },
  ]
  return (
    <Section title={t('staff.forecast')}>
      <LoadState query={query}>
        {({ days, members }) =>
          days.length === 0 ? (
            <p className={classes.help}>{t('staff.forecastNone')}</p>
          ) : (
            <>
              <p>
                <strong>{t('staff.forecastTotal', { count: members, shown: format.count(members) })}</strong>{' '}
                <span className={classes.help}>{t('staff.forecastIntro')}</span>
              </p>
              <RecordList
                caption={t('staff.forecastCaption')}
                columns={columns}
                rows={days}
                rowKey={({ on }) => on}
                dense
              />
            </>
          )
        }
      </LoadState>
    </Section>
  )
}
