import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { audienceQuery, dropMailing, type Mailing, mailingQuery, startMailing } from './api/mailings.ts'
import classes from './mailings.module.css'

/** The local date and time of the field as an instant; null for none. */
const instantOf = (text: string): string | null => {
  const at = new Date(text)
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

function Confirm({ mailing, at, onClose }: { mailing: Mailing; at: string | null; onClose: () => void }) {
  const { t } = useTranslation(['mailings', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const { data: audience } = useQuery(audienceQuery(mailing.segment as Parameters<typeof audienceQuery>[0]))
  const send = useMutation({
    mutationFn: () => startMailing(mailing, at),
    onSuccess: (started) => {
      queries.setQueryData(mailingQuery(mailing.id).queryKey, started)
      queries.invalidateQueries({ queryKey: ['staff', 'mailings', 'list'] }).catch(() => undefined)
      onClose()
    },
  })
  const count = audience?.mails ?? 0
  return (
    <Dialog
      title={at === null ? t('send.confirmNow') : t('send.confirmLater')}
      {...(!send.isPending && { onClose })}
      actions={
        <>
          <Button variant="default" onClick={onClose} disabled={send.isPending}>
            {t('common:cancel')}
          </Button>
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            {at === null ? t('send.go') : t('send.schedule')}
          </Button>
        </>
      }
    >
      <p>{t('audience.mails', { count, shown: format.count(count) })}</p>
      <p>
        {at === null
          ? t('send.consequence')
          : t('send.consequenceLater', {
              date: format.instantDay(at, 'long'),
              time: format.instantTime(at),
            })}
      </p>
      {send.error && <ErrorNotice title={t('send.failed')} error={send.error} />}
    </Dialog>
  )
}

/** Sends a draft, now or at a time; drops it. */
export function SendPanel({ mailing, isDirty }: { readonly mailing: Mailing; readonly isDirty: boolean }) {
  const { t } = useTranslation('mailings')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [time, setTime] = useState('')
  const [wrong, setWrong] = useState(false)
  const [asked, setAsked] = useState<{ readonly at: string | null }>()
  const drop = useMutation({
    mutationFn: () => dropMailing(mailing.id),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'mailings', 'list'] }).catch(() => undefined)
      void navigate(paths.staffMailings)
    },
  })
  const ask = () => {
    const at = when === 'now' ? null : instantOf(time)
    const isMissing = when === 'later' && at === null
    setWrong(isMissing)
    if (!isMissing) setAsked({ at })
  }
  const lacks = [mailing.fr, ...(mailing.en ? [mailing.en] : [])].some(
    ({ subject, body }) => subject === '' || body === '',
  )
  return (
    <Section title={t('send.title')}>
      <div className={classes.stack}>
        {isDirty && <Notice tone="info" title={t('send.saveFirst')} />}
        {!isDirty && lacks && <Notice tone="info" title={t('send.incomplete')} />}
        <ChoiceCards
          legend={t('send.when')}
          name="when"
          value={when}
          columns
          choices={[
            { value: 'now', label: t('send.now'), description: t('send.nowHelp') },
            { value: 'later', label: t('send.later'), description: t('send.laterHelp') },
          ]}
          onChange={setWhen}
        />
        {when === 'later' && (
          <TextInput
            type="datetime-local"
            label={t('send.at')}
            value={time}
            error={wrong ? t('send.atWanted') : undefined}
            onChange={(event) => setTime(event.currentTarget.value)}
            className={classes.time}
          />
        )}
        <Group justify="space-between">
          <Button variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t('send.drop')}
          </Button>
          <Button disabled={isDirty || lacks} onClick={ask}>
            {when === 'now' ? t('send.go') : t('send.schedule')}
          </Button>
        </Group>
        {drop.error && <ErrorNotice title={t('send.dropFailed')} error={drop.error} />}
        {asked && <Confirm mailing={mailing} at={asked.at} onClose={() => setAsked(undefined)} />}
      </div>
    </Section>
  )
}
