import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { organisationQuery } from '../../../shared/api/organisation.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import {
  assign,
  colleaguesQuery,
  loadStaffThreadFile,
  type StaffThread,
  setState,
  staffThreadQuery,
} from '../api/staff-threads.ts'
import { ThreadLines } from '../thread-lines.tsx'
import { ThreadState } from '../thread-state.tsx'
import classes from '../threads.module.css'
import { DeskForm } from './desk-form.tsx'
import { useWaited } from './use-waited.ts'

/** What is known of the person, with the ways to the file, the accounts and the disputed sign-in. */
function PersonFacts({ thread }: { readonly thread: StaffThread }) {
  const { t } = useTranslation('threads')
  const format = useFormat()
  const { permissions } = useSession()
  const none = '–'
  return (
    <Section title={t('person.title')}>
      <Facts
        facts={[
          {
            label: t('person.name'),
            value:
              thread.memberNumber === null ? (
                thread.personName
              ) : (
                <Link to={paths.staffMember(thread.personId)}>{thread.personName}</Link>
              ),
          },
          { label: t('person.email'), value: thread.email },
          { label: t('person.number'), value: thread.memberNumber ?? none },
          {
            label: t('person.membership'),
            value:
              thread.membershipEndsOn === null
                ? none
                : t('person.until', { date: format.day(thread.membershipEndsOn) }),
          },
          {
            label: t('person.accounts'),
            value:
              thread.accounts.length === 0
                ? none
                : thread.accounts.map(({ id, login }, index) => (
                    <span key={id}>
                      {index > 0 && ', '}
                      {permissions.includes('accounts.read') ? (
                        <Link to={paths.staffAccount(id)}>{login}</Link>
                      ) : (
                        login
                      )}
                    </span>
                  )),
          },
          {
            label: t('person.lastSignIn'),
            value: thread.lastSignInAt === null ? none : format.instantDay(thread.lastSignInAt, 'long'),
          },
          {
            label: t('person.threads'),
            value: <Link to={paths.staffThreadsOf(thread.personId)}>{format.count(thread.threadCount)}</Link>,
          },
        ]}
      />
      {thread.signInReportId !== null && permissions.includes('sign-ins.handle') && (
        <p className={classes.told}>
          <Link to={paths.staffSignInReports}>{t('person.report')}</Link>
        </p>
      )}
    </Section>
  )
}

function Conversation({ thread }: { readonly thread: StaffThread }) {
  const { t } = useTranslation('threads')
  const queries = useQueryClient()
  const { data: organisation } = useQuery(organisationQuery)
  const { personId: me } = useSession()
  const { data: colleagues = [] } = useQuery(colleaguesQuery)
  const [told, setTold] = useState('')
  const assigneeId = thread.assignee?.id ?? ''
  const [chosen, setChosen] = useState(assigneeId)
  useEffect(() => setChosen(assigneeId), [assigneeId])
  const refresh = () => {
    queries.invalidateQueries({ queryKey: ['staff', 'threads'] }).catch(() => undefined)
  }
  const keep = (next: StaffThread, sentence: string) => {
    queries.setQueryData(staffThreadQuery(next.id).queryKey, next)
    for (const part of ['list', 'counts'])
      queries.invalidateQueries({ queryKey: ['staff', 'threads', part] }).catch(() => undefined)
    setTold(sentence)
  }
  const give = useMutation({
    mutationFn: (to: string | null) => assign(thread.id, thread.assignee?.id ?? null, to),
    onSuccess: (next) => keep(next, t('desk.assigned')),
    onError: refresh,
  })
  const move = useMutation({
    mutationFn: (state: 'open' | 'resolved') => setState(thread.id, state),
    onSuccess: (next) => keep(next, t(next.state === 'resolved' ? 'desk.closed' : 'desk.reopened')),
    onError: refresh,
  })
  const error = give.error ?? move.error
  return (
    <>
      <p className={classes.told} role="status">
        {told}
      </p>
      {error !== null && <ErrorNotice title={t('moveFailed')} error={error} />}
      <Section title={t('desk.handling')}>
        <div className={classes.actions}>
          {thread.assignee?.id !== me && (
            <Button loading={give.isPending} variant="default" onClick={() => give.mutate(me)}>
              {t('desk.take')}
            </Button>
          )}
          <Button
            variant="default"
            loading={move.isPending}
            onClick={() => move.mutate(thread.state === 'resolved' ? 'open' : 'resolved')}
          >
            {thread.state === 'resolved' ? t('reopen') : t('desk.close')}
          </Button>
        </div>
        <div className={classes.choice}>
          <NativeSelect
            label={t('columns.assignee')}
            value={chosen}
            data={[
              { value: '', label: t('unassigned') },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button
            variant="default"
            loading={give.isPending}
            disabled={chosen === assigneeId}
            onClick={() => give.mutate(chosen || null)}
          >
            {t('desk.give')}
          </Button>
        </div>
      </Section>
      <PersonFacts thread={thread} />
      <Section title={t('lines')}>
        <ThreadLines
          posts={thread.posts}
          side="desk"
          nameOf={({ by, author }) =>
            author ?? (by === 'member' ? thread.personName : (organisation?.name ?? ''))
          }
          load={(fileId) => loadStaffThreadFile(thread.id, fileId)}
        />
      </Section>
      <DeskForm key={thread.id} thread={thread} onSent={keep} onMovedOn={refresh} />
    </>
  )
}

/** `/admin/messages/:id`: a conversation, its person, and the answer. */
export function Component() {
  const { t } = useTranslation('threads')
  const waited = useWaited()
  const { id = '' } = useParams()
  const query = useQuery({ ...staffThreadQuery(id), refetchOnWindowFocus: true })
  const { data, error } = query
  if (isMissing(error)) return <NotFound />
  return (
    <Page
      title={data?.title ?? t('staff.title')}
      lead={
        data && (
          <span className={classes.facts}>
            <ThreadState state={data.state} side="desk" />
            <span>{t('numberOf', { number: data.number, subject: data.subject.label })}</span>
            {data.waitingSince !== null && (
              <span>{t('waitsSince', { waited: waited(data.waitingSince) })}</span>
            )}
          </span>
        )
      }
      actions={<BackButton to={paths.staffThreads}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>{(thread) => <Conversation thread={thread} />}</LoadState>
    </Page>
  )
}
