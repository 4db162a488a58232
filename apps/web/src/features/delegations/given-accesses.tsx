import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { AccessForm, type Asked } from './access-form.tsx'
import { AccessLine } from './access-line.tsx'
import {
  type Delegation,
  type Delegations,
  decide,
  delegationsQuery,
  endAccess,
  sendAgain,
  useRefresh,
} from './api.ts'
import classes from './delegations.module.css'

type Ending = 'end' | 'withdraw' | 'refuse' | 'report'
interface Ended {
  readonly kind: Ending
  readonly access: Delegation
}
const OPEN: readonly Delegation['state'][] = ['active', 'invited']
const nameOf = ({ name, email }: Delegation) => name ?? email
const DONE = { end: 'ended', withdraw: 'withdrawn', refuse: 'refused', report: 'reported' } as const

interface RequestsProps {
  readonly items: readonly Delegation[]
  readonly onAccept: (access: Delegation) => void
  readonly onEnd: (ended: Ended) => void
}

/** Who asks for access: answered before anything else. */
function Requests({ items, onAccept, onEnd }: RequestsProps) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  return items.map((access) => {
    const name = nameOf(access)
    const button = (kind: 'refuse' | 'report') => (
      <Button
        variant="default"
        onClick={() => onEnd({ kind, access })}
        aria-label={t('given.actionFor', { action: t(`given.${kind}`), name })}
      >
        {t(`given.${kind}`)}
      </Button>
    )
    return (
      <Notice
        key={access.id}
        tone="warning"
        title={t('given.asked', { name })}
        actions={
          <div className={classes.actions}>
            <Button onClick={() => onAccept(access)}>{t('given.answer')}</Button>
            {button('refuse')}
            {button('report')}
          </div>
        }
      >
        <p>{t('given.askedBody', { date: format.instantDay(access.createdAt), email: access.email })}</p>
        {access.note !== null && <p>{t('given.note', { note: access.note })}</p>}
      </Notice>
    )
  })
}

/** When staff acted for the member, and why. */
function Assistances({ items }: { readonly items: Delegations['assistances'] }) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  if (items.length === 0) return null
  return (
    <Section title={t('assistances.title')}>
      <ul className={classes.list}>
        {items.map(({ id, staffName, reason, startedAt, endsAt, isOpen }) => (
          <li key={id} className={classes.line}>
            <div className={classes.words}>
              <p className={classes.head}>
                {t('assistances.line', {
                  name: staffName,
                  date: format.instantDay(startedAt),
                  from: format.instantTime(startedAt),
                  to: format.instantTime(endsAt),
                })}
                {isOpen && <span>{t('assistances.open')}</span>}
              </p>
              <p className={classes.more}>{t('assistances.reason', { reason })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** "Accès de tiers": given, changed and ended by the member whose file it is (U04). */
export function GivenAccesses() {
  const { t } = useTranslation('delegations')
  const query = useQuery(delegationsQuery)
  const refresh = useRefresh()
  const [asked, setAsked] = useState<Asked>()
  const [ended, setEnded] = useState<Ended>()
  const [told, setTold] = useState<string>()
  const done = (sentence: string) => {
    setAsked(undefined)
    setEnded(undefined)
    setTold(sentence)
    refresh()
  }
  const again = useMutation({
    mutationFn: ({ id }: Delegation) => sendAgain(id),
    onSuccess: (_, access) => done(t('given.done.resent', { name: nameOf(access) })),
  })
  const act = ({ kind, access: { id } }: Ended) =>
    kind === 'refuse' || kind === 'report' ? decide(id, { decision: kind }) : endAccess(id)
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={5} />}>
      {({ items, assistances, rightsOffered, latestEndsOn }) => {
        const given = items.filter(({ state }) => OPEN.includes(state))
        const past = items.filter(({ state }) => state !== 'asked' && !OPEN.includes(state))
        return (
          <>
            <Section
              title={t('given.title')}
              actions={
                rightsOffered.length > 0 && (
                  <Button onClick={() => setAsked({ kind: 'invite' })}>{t('given.invite')}</Button>
                )
              }
            >
              <p className={classes.intro}>{t('given.intro')}</p>
              <div role="status">{told !== undefined && <Notice tone="success" title={told} />}</div>
              {again.error && <ErrorNotice title={t('given.failed')} error={again.error} />}
              <Requests
                items={items.filter(({ state }) => state === 'asked')}
                onAccept={(access) => setAsked({ kind: 'accept', access, name: nameOf(access) })}
                onEnd={setEnded}
              />
              {given.length === 0 ? (
                <EmptyState icon={<IconUsers size={28} />} title={t('given.empty')}>
                  {t('given.emptyBody')}
                </EmptyState>
              ) : (
                <ul className={classes.list}>
                  {given.map((access) => (
                    <AccessLine
                      key={access.id}
                      access={access}
                      onEdit={() => setAsked({ kind: 'edit', access, name: nameOf(access) })}
                      onEnd={() => setEnded({ kind: access.state === 'active' ? 'end' : 'withdraw', access })}
                      onResend={() => again.mutate(access)}
                      busy={again.isPending && again.variables.id === access.id}
                    />
                  ))}
                </ul>
              )}
            </Section>
            {past.length > 0 && (
              <Section title={t('given.past')}>
                <ul className={classes.list}>
                  {past.map((access) => (
                    <AccessLine key={access.id} access={access} />
                  ))}
                </ul>
              </Section>
            )}
            <Assistances items={assistances} />
            {asked && (
              <AccessForm
                asked={asked}
                offered={rightsOffered}
                latestEndsOn={latestEndsOn}
                onCancel={() => setAsked(undefined)}
                onDone={(kind, name) => done(t(`given.done.${kind}`, { name }))}
              />
            )}
            {ended && (
              <ConfirmDialog
                title={t(`given.${ended.kind}Title`, { name: nameOf(ended.access) })}
                follows={[t(`given.${ended.kind}Body`, { name: nameOf(ended.access) })]}
                confirm={t(`given.${ended.kind}`)}
                failed={t('given.failed')}
                act={() => act(ended)}
                onCancel={() => setEnded(undefined)}
                onDone={() => done(t(`given.done.${DONE[ended.kind]}`))}
              />
            )}
          </>
        )
      }}
    </LoadState>
  )
}
