import type { getMyReminders } from '@guichet/contract/reminders.contract'
import type { BodyOf } from '@guichet/contract/route'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { Notice } from '../ui/notice.tsx'
import { type Column, RecordList } from '../ui/record-list.tsx'
import { StateLabel } from '../ui/state-label.tsx'
import { useReminderWords } from './use-reminder-words.ts'

export type ReminderTimelineView = BodyOf<typeof getMyReminders>
type Item = ReminderTimelineView['items'][number]

const TONES = {
  planned: 'neutral',
  queued: 'neutral',
  sent: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const

function useTimelineColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const words = useReminderWords()
  return useMemo(
    () => [
      { key: 'on', header: t('timeline.on'), render: (item) => format.day(item.on) },
      { key: 'what', header: t('timeline.what'), main: true, render: (item) => words.day(item.offsetDays) },
      { key: 'due', header: t('timeline.due'), render: (item) => format.day(item.dueOn) },
      {
        key: 'by',
        header: t('timeline.by'),
        render: ({ messages }) =>
          messages
            .map(({ channel }) => (channel === 'sms' ? t('timeline.bySms') : t('timeline.byMail')))
            .join(', '),
        hideInCard: ({ messages }) => messages.length === 0,
      },
      {
        key: 'state',
        header: t('timeline.state'),
        render: ({ state }) => <StateLabel tone={TONES[state]}>{t(`state.${state}`)}</StateLabel>,
      },
    ],
    [t, format, words],
  )
}

/** What a member was sent about the end of the membership, and will be. */
export function ReminderTimeline({ timeline }: { readonly timeline: ReminderTimelineView }) {
  const { t } = useTranslation('reminders')
  const columns = useTimelineColumns()
  const { items, paused, automatic } = timeline
  return (
    <>
      {automatic && <Notice tone="info" title={t('timeline.automatic')} />}
      {paused && <Notice tone="info" title={t('timeline.paused')} />}
      {items.length === 0 ? (
        <p>{t('timeline.none')}</p>
      ) : (
        <RecordList
          caption={t('timeline.caption')}
          columns={columns}
          rows={items}
          rowKey={({ id, membershipId, offsetDays }) => id ?? `${membershipId}${offsetDays}`}
          dense
        />
      )}
    </>
  )
}
