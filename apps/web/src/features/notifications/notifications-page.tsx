import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ReminderTimeline, type ReminderTimelineView } from '../../shared/reminders/reminder-timeline.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { myRemindersQuery, saveSmsChoice } from './api/my-reminders.ts'
import { NewsChoice } from './news-choice.tsx'

function SmsChoice({ timeline }: { readonly timeline: ReminderTimelineView }) {
  const { t } = useTranslation('reminders')
  const queries = useQueryClient()
  const choice = useMutation({
    mutationFn: saveSmsChoice,
    onSuccess: (after) => queries.setQueryData(myRemindersQuery.queryKey, after),
  })
  const { wanted, phoneMasked } = timeline.sms
  return (
    <Section title={t('mine.preferences')}>
      <p>{t('mine.mailAlways')}</p>
      {timeline.smsOffered ? (
        <Checkbox
          label={t('mine.sms')}
          description={phoneMasked === null ? t('mine.noMobile') : t('mine.smsHelp', { phone: phoneMasked })}
          checked={choice.isPending ? choice.variables : wanted}
          disabled={phoneMasked === null && !wanted}
          onChange={(event) => choice.mutate(event.currentTarget.checked)}
        />
      ) : (
        <p>{t('mine.notOffered')}</p>
      )}
      {timeline.smsOffered && phoneMasked === null && (
        <p>
          <Link to={paths.information}>{t('mine.toInformation')}</Link>
        </p>
      )}
      <div role="status">{choice.isSuccess && <Notice tone="success" title={t('mine.saved')} />}</div>
      {choice.error && <ErrorNotice title={t('mine.failed')} error={choice.error} />}
    </Section>
  )
}

function MembershipReminders({ timeline }: { readonly timeline: ReminderTimelineView }) {
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

/** `/notifications`: what a member is reminded of, and how (M14). */
export function Component() {
  const { t } = useTranslation('reminders')
  const query = useQuery(myRemindersQuery)
  return (
    <Page title={t('mine.title')} lead={t('mine.intro')}>
      <LoadState query={query}>
        {(timeline) => (
          <>
            <MembershipReminders timeline={timeline} />
            <SmsChoice timeline={timeline} />
            <NewsChoice />
          </>
        )}
      </LoadState>
    </Page>
  )
}
