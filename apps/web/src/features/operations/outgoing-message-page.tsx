import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type OutgoingMessageDetails, outgoingMessageQuery } from './api/outgoing.ts'
import classes from './operations.module.css'
import { OutgoingOutcome } from './outgoing-outcome.tsx'
import { OutgoingState, useOutgoingKinds } from './outgoing-words.tsx'
import { useOutgoingActions } from './use-outgoing-actions.ts'

function Person({ message }: { readonly message: OutgoingMessageDetails }) {
  const { t } = useTranslation('operations')
  const { personId, personName, isMember } = message
  if (personId === null || personName === null) return t('outgoing.one.nobody')
  return isMember ? <Link to={paths.staffMember(personId)}>{personName}</Link> : personName
}

function Follow({ message }: { readonly message: OutgoingMessageDetails }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { wordOf } = useOutgoingKinds()
  const at = (instant: string) => `${format.instantDay(instant)}, ${format.instantTime(instant)}`
  const { nextTryAt, lastError } = message
  return (
    <Facts
      facts={[
        { label: t('outgoing.one.to'), value: message.recipient },
        { label: t('outgoing.one.person'), value: <Person message={message} /> },
        { label: t('outgoing.state'), value: <OutgoingState state={message.state} /> },
        { label: t('outgoing.channel'), value: t(`outgoing.channels.${message.channel}`) },
        { label: t('outgoing.one.kind'), value: wordOf(message.kind) },
        { label: t('outgoing.one.language'), value: t(`outgoing.one.${message.locale}`) },
        { label: t('outgoing.one.created'), value: at(message.createdAt) },
        {
          label: t('outgoing.one.sent'),
          value: message.sentAt === null ? t('outgoing.one.notSent') : at(message.sentAt),
        },
        { label: t('outgoing.one.tries'), value: format.count(message.attempts) },
        ...(nextTryAt === null ? [] : [{ label: t('outgoing.one.nextTry'), value: at(nextTryAt) }]),
        ...(lastError === null ? [] : [{ label: t('outgoing.one.lastError'), value: lastError }]),
      ]}
    />
  )
}

function Content({ message }: { readonly message: OutgoingMessageDetails }) {
  const { t } = useTranslation('operations')
  if (message.secret)
    return (
      <Notice tone="info" title={t('outgoing.one.secretTitle')}>
        <p>{t('outgoing.one.secretBody')}</p>
      </Notice>
    )
  if (message.text === null) return <p>{t('outgoing.one.gone')}</p>
  return (
    <pre className={classes.plain} lang={message.locale}>
      {message.text}
    </pre>
  )
}

/** `/admin/envois/:id`: one message, what it says and what became of it. */
export function Component() {
  const { t } = useTranslation('operations')
  const { id = '' } = useParams()
  const query = useQuery(outgoingMessageQuery(id))
  const actions = useOutgoingActions()
  const mayEdit = useSession().permissions.includes('outgoing.edit')
  const message = query.data
  if (message === undefined && isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={message?.subject ?? t('outgoing.one.title')}
      actions={<BackButton to={paths.staffOutgoing}>{t('outgoing.one.back')}</BackButton>}
    >
      <OutgoingOutcome actions={actions} />
      <LoadState query={query}>
        {(loaded) => (
          <>
            <Section title={t('outgoing.one.facts')}>
              <Follow message={loaded} />
              {mayEdit && (loaded.resendable || loaded.cancellable) && (
                <Group mt="md">
                  {loaded.resendable && (
                    <Button
                      loading={actions.isPending}
                      onClick={() => actions.mutate({ message: loaded, act: 'resend' })}
                    >
                      {t('outgoing.resend')}
                    </Button>
                  )}
                  {loaded.cancellable && (
                    <Button
                      variant="default"
                      loading={actions.isPending}
                      onClick={() => actions.mutate({ message: loaded, act: 'cancel' })}
                    >
                      {t('outgoing.cancel')}
                    </Button>
                  )}
                </Group>
              )}
            </Section>
            <Section title={t('outgoing.one.content')}>
              <Content message={loaded} />
            </Section>
          </>
        )}
      </LoadState>
    </Page>
  )
}
