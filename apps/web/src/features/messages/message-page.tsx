import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Message, messageQuery } from './api/get-message.ts'
import { useMarkMessage } from './api/mark-messages.ts'
import classes from './message-page.module.css'

function Words({ message }: { readonly message: Message }) {
  const { t } = useTranslation('messages')
  const navigate = useNavigate()
  const { mutate, error, isPending } = useMarkMessage(message.id)
  const opened = useRef<string>(undefined)
  // What is opened is read, once; marking it as not read on this page stays.
  useEffect(() => {
    if (opened.current === message.id) return
    opened.current = message.id
    if (!message.read) mutate(true)
  }, [message.id, message.read, mutate])
  const { action } = message
  return (
    <Section>
      {message.routed && (
        <Notice tone="info" title={t('routedTitle', { login: message.account.login })}>
          {t('routedBody')}
        </Notice>
      )}
      <div className={classes.words}>
        {message.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {message.facts.length > 0 && (
        <div className={classes.facts}>
          <Facts facts={message.facts.map(({ name, value }) => ({ label: name, value }))} />
        </div>
      )}
      {error !== null && <ErrorNotice title={t('markFailed')} error={error} />}
      <div className={classes.actions}>
        {action !== null && (
          <Button component={Link} to={action.path}>
            {action.label}
          </Button>
        )}
        <Button
          variant="default"
          loading={isPending && message.read}
          onClick={() => mutate(false, { onSuccess: () => navigate(paths.messages) })}
        >
          {t('markUnread')}
        </Button>
      </div>
    </Section>
  )
}

/** One message; opening it marks it as read. */
export function Component() {
  const { t } = useTranslation('messages')
  const format = useFormat()
  const { id = '' } = useParams()
  const query = useQuery(messageQuery(id))
  const { data, error } = query
  if (isMissing(error)) return <NotFound />
  return (
    <Page
      title={data?.subject ?? t('title')}
      lead={
        data === undefined
          ? undefined
          : t('received', {
              date: format.instantDay(data.receivedAt, 'long'),
              time: format.instantTime(data.receivedAt),
              login: data.account.login,
              company: data.account.companyName,
            })
      }
      actions={<BackButton to={paths.messages}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>{(message) => <Words message={message} />}</LoadState>
    </Page>
  )
}
