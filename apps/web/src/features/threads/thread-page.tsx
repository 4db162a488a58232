import { THREAD_TEXT_MOST } from '@guichet/contract/threads.contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { useFormat } from '../../shared/format/format.ts'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import {
  loadThreadFile,
  sendAnswer,
  type Thread,
  threadQuery,
  useKeepThread,
  useMoveThread,
  useReadThread,
} from './api/threads.ts'
import { AttachmentField } from './attachment-field.tsx'
import { ThreadLines } from './thread-lines.tsx'
import { ThreadState } from './thread-state.tsx'
import classes from './threads.module.css'
import { useAttachments } from './use-attachments.ts'
import { useDraft, useKeepDraft } from './use-draft.ts'

const EMPTY = { text: '' }

function AnswerForm({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('threads')
  const { fieldText } = useProblemText()
  const keep = useKeepThread()
  const move = useMoveThread(thread.id)
  const attachments = useAttachments('/threads/files')
  const requestKey = useRef(newRequestKey())
  const draft = useDraft(thread.id, EMPTY)
  const kit = useKitForm({
    initialValues: draft.initial,
    validate: { text: (text) => (text.trim() === '' ? fieldText('required') : null) },
    save: async ({ text }) => {
      try {
        keep(await sendAnswer(thread.id, { text, files: attachments.ids }, requestKey.current))
      } finally {
        requestKey.current = newRequestKey()
      }
    },
    onSaved: () => {
      draft.drop()
      attachments.clear()
      kit.form.setValues(EMPTY)
      kit.form.resetDirty(EMPTY)
    },
  })
  useKeepDraft(draft, kit.values)
  return (
    <Section title={t('answer.title')}>
      <FormFrame kit={kit} label={t('answer.title')}>
        {thread.state === 'resolved' && <p className={classes.help}>{t('answer.reopens')}</p>}
        <TextAreaField {...kit.field('text')} label={t('form.text')} maxLength={THREAD_TEXT_MOST} />
        <AttachmentField attachments={attachments} />
        {move.error !== null && <ErrorNotice title={t('moveFailed')} error={move.error} />}
        <div className={classes.actions}>
          <Button type="submit" loading={kit.busy} disabled={attachments.busy}>
            {t('answer.send')}
          </Button>
          <Button
            variant="default"
            loading={move.isPending}
            onClick={() => move.mutate(thread.state === 'resolved' ? 'open' : 'resolved')}
          >
            {thread.state === 'resolved' ? t('reopen') : t('resolve')}
          </Button>
        </div>
      </FormFrame>
    </Section>
  )
}

function Conversation({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('threads')
  const format = useFormat()
  const { firstName, lastName } = useSession()
  const { data: organisation } = useQuery(organisationQuery)
  const { mutate, error } = useReadThread(thread.id)
  useEffect(() => {
    if (thread.unread) mutate()
  }, [thread.unread, thread.lastPostAt, mutate])
  const isClosed = thread.state === 'resolved' && !thread.reopenable
  return (
    <>
      <Section>
        <ThreadLines
          posts={thread.posts}
          side="member"
          nameOf={({ by }) => (by === 'member' ? `${firstName} ${lastName}` : (organisation?.name ?? ''))}
          load={(fileId) => loadThreadFile(thread.id, fileId)}
        />
        {error !== null && <ErrorNotice title={t('readFailed')} error={error} />}
      </Section>
      {isClosed ? (
        <Notice
          tone="info"
          title={t('closed.title')}
          actions={
            <Button component={Link} to={paths.newThread} variant="default">
              {t('new')}
            </Button>
          }
        >
          {t('closed.body')}
        </Notice>
      ) : (
        <>
          {thread.reopenableUntil !== null && (
            <Notice tone="success" title={t('resolvedTitle')}>
              {t('resolvedBody', { date: format.day(thread.reopenableUntil, 'long') })}
            </Notice>
          )}
          <AnswerForm key={thread.id} thread={thread} />
        </>
      )}
    </>
  )
}

/** One conversation with the organisation; opening it marks it as read. */
export function Component() {
  const { t } = useTranslation('threads')
  const { id = '' } = useParams()
  const query = useQuery({ ...threadQuery(id), refetchOnWindowFocus: true })
  const { data, error } = query
  if (isMissing(error)) return <NotFound />
  return (
    <Page
      title={data?.title ?? t('title')}
      lead={
        data && (
          <span className={classes.facts}>
            <ThreadState state={data.state} side="member" />
            <span>{t('numberOf', { number: data.number, subject: data.subject.label })}</span>
          </span>
        )
      }
      actions={<BackButton to={paths.threads}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>{(thread) => <Conversation thread={thread} />}</LoadState>
    </Page>
  )
}
