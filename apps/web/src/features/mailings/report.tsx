import { Button, Group, Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { goOnMailing, holdMailing, type Mailing, type MailingReport, mailingQuery } from './api/mailings.ts'
import classes from './mailings.module.css'

const RESULTS = ['sent', 'bounced', 'failed', 'withheld', 'unsubscribed', 'shared'] as const
const LEFT_OUT = ['withoutEmail', 'undeliverable', 'notWanted'] as const

function Bar({ report }: { readonly report: MailingReport }) {
  const { t } = useTranslation('mailings')
  const format = useFormat()
  const done = report.mails - report.waiting - report.queued
  const percent = report.mails === 0 ? 100 : Math.round((100 * done) / report.mails)
  return (
    <div>
      <p className={classes.count} role="status">
        {t('report.progress', { done: format.count(done), mails: format.count(report.mails), percent })}
      </p>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('report.progressLabel')} />
      </Progress.Root>
    </div>
  )
}

function Handles({ mailing }: { readonly mailing: Mailing }) {
  const { t } = useTranslation('mailings')
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (go: boolean) => (go ? goOnMailing(mailing.id) : holdMailing(mailing.id)),
    onSuccess: (after) => queries.setQueryData(mailingQuery(mailing.id).queryKey, after),
  })
  return (
    <>
      <Group>
        {mailing.state === 'stopped' && (
          <Button loading={act.isPending} onClick={() => act.mutate(true)}>
            {t('report.resume')}
          </Button>
        )}
        {mailing.state === 'sending' && (
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate(false)}>
            {t('report.stop')}
          </Button>
        )}
        {mailing.state === 'scheduled' && (
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate(false)}>
            {t('report.unschedule')}
          </Button>
        )}
      </Group>
      {act.error && <ErrorNotice title={t('report.actFailed')} error={act.error} />}
    </>
  )
}

/** Where a mailing stands that is no draft any more, and what became of its mails. */
export function Report({ mailing, mayEdit }: { readonly mailing: Mailing; readonly mayEdit: boolean }) {
  const { t } = useTranslation('mailings')
  const format = useFormat()
  const { report, scheduledAt, state } = mailing
  const moment = (at: string | null) =>
    at === null ? '–' : `${format.instantDay(at)}, ${format.instantTime(at)}`
  return (
    <Section title={t('report.title')}>
      <div className={classes.stack}>
        {state === 'scheduled' && scheduledAt !== null && (
          <Notice tone="info" title={t('report.scheduled', { when: moment(scheduledAt) })} />
        )}
        {state === 'stopped' && <Notice tone="warning" title={t('report.stopped')} />}
        {report && <Bar report={report} />}
        {mayEdit && <Handles mailing={mailing} />}
        {report && (
          <>
            <Facts
              dense
              facts={[
                ...RESULTS.map((name) => ({
                  label: t(`report.results.${name}`),
                  value: format.count(report[name]),
                })),
                { label: t('report.startedAt'), value: moment(mailing.startedAt) },
                { label: t('report.endedAt'), value: moment(mailing.endedAt) },
              ]}
            />
            {LEFT_OUT.some((name) => report[name] > 0) && (
              <div>
                <p className={classes.count}>{t('report.leftOut')}</p>
                <ul className={classes.list}>
                  {LEFT_OUT.filter((name) => report[name] > 0).map((name) => (
                    <li key={name}>
                      {t(`audience.${name}`, { count: report[name], shown: format.count(report[name]) })}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </div>
    </Section>
  )
}
