import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ReminderTimeline, type ReminderTimelineView } from '../../shared/reminders/reminder-timeline.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { myRemindersQuery } from './api/my-reminders.ts'

function Timeline({ timeline }: { readonly timeline: ReminderTimelineView }) {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const { membership } = timeline
  const date = membership ? format.day(membership.dueOn, 'long') : ''
  const isOver = membership !== null && membership.dueOn < today()
  return (
    <Section
      title={t('mine.reminders')}
      actions={
        membership && (
          <Button component={Link} to={paths.renewal(membership.id)} variant="default">
            {t('mine.renew')}
          </Button>
        )
      }
    >
      <p>
        {membership === null
          ? t('mine.noMembership')
          : isOver
            ? t('mine.over', { date })
            : t('mine.until', { date })}
      </p>
      <ReminderTimeline timeline={timeline} />
    </Section>
  )
}

/** "Rappels": what a member was reminded of, and will be (M14). */
export function RemindersPart() {
  const query = useQuery(myRemindersQuery)
  return <LoadState query={query}>{(timeline) => <Timeline timeline={timeline} />}</LoadState>
}
