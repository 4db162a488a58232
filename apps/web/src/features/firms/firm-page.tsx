import { departureOf } from '@guichet/domain/firm'
import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { changeRole, endPlace, type Firm, firmQuery, sendAgain, useRefresh } from './api.ts'
import { FirmInvitations } from './firm-invitations.tsx'
import { type AskedChange, FirmPeople, nameOf } from './firm-people.tsx'
import classes from './firms.module.css'
import { InviteDialog } from './invite-dialog.tsx'
import { NameDialog } from './name-dialog.tsx'

type Open = 'name' | 'invite' | 'leave' | AskedChange

const act = ({ change, member }: AskedChange) => {
  if (change === 'promote') return changeRole(member, 'manager')
  if (change === 'demote') return changeRole(member, 'collaborator')
  return change === 'resend' ? sendAgain(member.id) : endPlace(member.id)
}

/** How one leaves: not while the firm would be without a manager. */
function Leaving({ firm, onLeave }: { readonly firm: Firm; readonly onLeave: () => void }) {
  const { t } = useTranslation('firms')
  const active = firm.members.filter(({ state }) => state === 'active')
  const departure = departureOf(active, active.find(({ isMe }) => isMe)?.id ?? '')
  return (
    <Section title={t('leave.title')}>
      <p className={classes.intro}>{t(`leave.${departure}`)}</p>
      {departure !== 'is-last-manager' && (
        <div>
          <Button variant="default" onClick={onLeave}>
            {t('leave.action')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** `/dossiers/cabinet`: the firm with its persons, or how to make one (U29). */
export function Component() {
  const { t } = useTranslation(['firms', 'common'])
  const query = useQuery(firmQuery)
  const refresh = useRefresh()
  const [open, setOpen] = useState<Open>()
  const [told, setTold] = useState<string>()
  const close = () => setOpen(undefined)
  const done = (sentence: string) => {
    close()
    setTold(sentence)
    refresh()
  }
  const asked = typeof open === 'object' ? open : undefined
  const who = asked ? nameOf(asked.member) : ''
  return (
    <Page
      title={t('firms:title')}
      lead={t('firms:lead')}
      actions={<BackButton to={paths.files}>{t('firms:back')}</BackButton>}
    >
      <div className={classes.notices}>
        <div role="status">{told !== undefined && <Notice tone="success" title={told} />}</div>
        <FirmInvitations linked />
      </div>
      <LoadState query={query} failedTitle={t('firms:loadFailed')}>
        {({ firm }) => {
          const mine = firm?.members.find(({ isMe }) => isMe)
          return (
            <>
              {firm === null ? (
                <Section>
                  <EmptyState
                    icon={<IconUsersGroup size={28} />}
                    title={t('firms:emptyTitle')}
                    action={<Button onClick={() => setOpen('name')}>{t('firms:create.action')}</Button>}
                  >
                    {t('firms:emptyBody')}
                  </EmptyState>
                </Section>
              ) : (
                <>
                  <Section
                    title={firm.name}
                    actions={
                      firm.role === 'manager' && (
                        <>
                          <Button variant="default" onClick={() => setOpen('name')}>
                            {t('firms:rename.action')}
                          </Button>
                          <Button onClick={() => setOpen('invite')}>{t('firms:invite.action')}</Button>
                        </>
                      )
                    }
                  >
                    <p className={classes.intro}>{t('firms:intro')}</p>
                    <FirmPeople firm={firm} onChange={setOpen} />
                  </Section>
                  <Leaving firm={firm} onLeave={() => setOpen('leave')} />
                </>
              )}
              {open === 'name' && (
                <NameDialog
                  firm={firm}
                  onCancel={close}
                  onDone={(name) => done(t(`firms:${firm ? 'rename' : 'create'}.done`, { name }))}
                />
              )}
              {open === 'invite' && (
                <InviteDialog
                  onCancel={close}
                  onDone={(email) => done(t('firms:invite.done', { name: email }))}
                />
              )}
              {open === 'leave' && mine && (
                <ConfirmDialog
                  title={t('firms:leave.confirm', { firm: firm?.name })}
                  follows={[t('firms:leave.body')]}
                  confirm={t('firms:leave.action')}
                  failed={t('firms:failed')}
                  act={() => endPlace(mine.id)}
                  onCancel={close}
                  onDone={() => done(t('firms:leave.done'))}
                />
              )}
            </>
          )
        }}
      </LoadState>
      {asked && (
        <ConfirmDialog
          title={t(`firms:changes.${asked.change}.title`, { name: who })}
          follows={[t(`firms:changes.${asked.change}.body`, { name: who })]}
          confirm={t(`firms:changes.${asked.change}.action`)}
          failed={t('firms:failed')}
          harmless={asked.change === 'promote' || asked.change === 'resend'}
          act={() => act(asked)}
          onCancel={close}
          onDone={() => done(t(`firms:changes.${asked.change}.done`, { name: who }))}
        />
      )}
    </Page>
  )
}
