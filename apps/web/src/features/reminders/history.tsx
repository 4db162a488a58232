import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useReminderWords } from '../../shared/reminders/use-reminder-words.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { changesQuery, type ScheduleChange } from './api/schedule.ts'
import classes from './reminders.module.css'

type Steps = ScheduleChange['before']

function StepList({ steps }: { readonly steps: Steps }) {
  const { t } = useTranslation('reminders')
  const words = useReminderWords()
  if (steps.length === 0) return t('staff.noStep')
  return (
    <ul className={classes.list}>
      {steps.map(({ offsetDays, channel, enabled }) => {
        const step = `${words.day(offsetDays)}, ${t(`channel.${channel}`)}`
        return <li key={offsetDays}>{enabled ? step : t('staff.off', { step })}</li>
      })}
    </ul>
  )
}

/** The latest changes of the schedule. */
export function History() {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const query = useQuery(changesQuery)
  const columns: readonly Column<ScheduleChange>[] = [
    {
      key: 'at',
      header: t('staff.historyAt'),
      main: true,
      render: ({ at }) => `${format.instantDay(at)}, ${format.instantTime(at)}`,
    },
    { key: 'by', header: t('staff.historyBy'), render: ({ actorName }) => actorName ?? t('staff.system') },
    {
      key: 'before',
      header: t('staff.historyBefore'),
      render: ({ before }) => <StepList steps={before} />,
    },
    { key: 'after', header: t('staff.historyAfter'), render: ({ after }) => <StepList steps={after} /> },
  ]
  return (
    <Section title={t('staff.history')}>
      <LoadState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.help}>{t('staff.historyNone')}</p>
          ) : (
            <RecordList
              caption={t('staff.historyCaption')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              dense
            />
          )
        }
      </LoadState>
    </Section>
  )
}
