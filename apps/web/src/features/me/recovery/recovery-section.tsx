import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../shared/format/format.ts'
import { SaveWithdrawn } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { type OwnRecovery, ownRecoveryQuery, useOwnRecoveryCalls } from '../api/own-recovery.ts'
import { usePasswordProof } from '../factors/use-password-proof.tsx'
import classes from '../sign-ins.module.css'
import { QuestionDialog } from './question-dialog.tsx'
import levels from './recovery-section.module.css'

interface LevelProps {
  readonly name: string
  readonly on: boolean
  readonly children: ReactNode
  readonly actions?: ReactNode
}

function Level({ name, on, children, actions }: LevelProps) {
  const { t } = useTranslation('ownRecovery')
  return (
    <li className={levels.level}>
      <div className={levels.what}>
        <p className={levels.name}>
          {name} <StateLabel tone={on ? 'success' : 'neutral'}>{t(on ? 'on' : 'off')}</StateLabel>
        </p>
        <p className={levels.facts}>{children}</p>
      </div>
      {actions}
    </li>
  )
}

/** A recovery that waits, and how it is stopped. */
function Waiting({ since, until }: NonNullable<OwnRecovery['waiting']>) {
  const { t } = useTranslation('ownRecovery')
  const format = useFormat()
  const { stop } = useOwnRecoveryCalls()
  const act = useMutation({ mutationFn: stop })
  const instant = (at: string) => `${format.instantDay(at, 'long')}, ${format.instantTime(at)}`
  return (
    <>
      {act.error !== null && <ErrorNotice title={t('failed')} error={act.error} />}
      <Notice
        tone="danger"
        title={t('waitingTitle')}
        actions={
          <Button color="red" size="sm" loading={act.isPending} onClick={() => act.mutate()}>
            {t('stop')}
          </Button>
        }
      >
        <p>{t('waitingBody', { since: instant(since), until: instant(until) })}</p>
      </Notice>
    </>
  )
}

/** What is held: all changes in this browser after a recovery by the mail alone, and keys once the access was given back. */
function Held({ own: { settlesAt, heldKeys } }: { readonly own: OwnRecovery }) {
  const { t } = useTranslation('ownRecovery')
  const format = useFormat()
  return (
    <>
      {settlesAt !== null && (
        <Notice tone="warning" title={t('settlesTitle')}>
          <p>
            {t('settlesBody', {
              until: `${format.instantDay(settlesAt, 'long')}, ${format.instantTime(settlesAt)}`,
            })}
          </p>
        </Notice>
      )}
      {heldKeys > 0 && (
        <Notice tone="warning" title={t('heldKeys', { count: heldKeys })}>
          <p>
            {t('heldKeysBody')} <Link to={paths.integrations}>{t('toKeys')}</Link>
          </p>
        </Notice>
      )}
    </>
  )
}

const outcomeOf = ({ phone, question }: OwnRecovery) => {
  if (phone === null && question === null) return 'mail'
  return phone !== null && question !== null ? 'three' : 'two'
}
const TONES = { mail: 'warning', two: 'info', three: 'success' } as const

/** "Récupération du compte" (U10): the levels that are set, and what they mean on the day one needs them. */
export function RecoverySection() {
  const { t } = useTranslation(['ownRecovery', 'common'])
  const format = useFormat()
  const query = useQuery(ownRecoveryQuery)
  const proof = usePasswordProof()
  const { removeQuestion } = useOwnRecoveryCalls()
  const [dialog, setDialog] = useState<'question' | 'removal'>()
  const [told, setTold] = useState('')
  const removal = useMutation({
    mutationFn: () => proof.run(removeQuestion),
    onSuccess: () => {
      setTold(t('removed'))
      setDialog(undefined)
    },
  })
  const close = () => setDialog(undefined)
  return (
    <Section title={t('title')}>
      <p className={classes.intro}>{t('intro')}</p>
      <p role="status" className={classes.told}>
        {told}
      </p>
      <LoadState query={query}>
        {(own) => {
          const { email, phone, smsAvailable, question, hasPassword, hasStandIn, waiting } = own
          const outcome = outcomeOf(own)
          return (
            <div className={levels.parts}>
              {waiting && <Waiting {...waiting} />}
              <Held own={own} />
              {hasPassword ? (
                <Notice tone={TONES[outcome]} title={t(`outcomeTitle.${outcome}`)}>
                  <p>
                    {t(`outcome.${outcome}`)} {outcome !== 'mail' && t(hasStandIn ? 'standIn' : 'noStandIn')}
                  </p>
                </Notice>
              ) : (
                <Notice tone="info" title={t('noPassword')} />
              )}
              <ul className={levels.levels} aria-label={t('levels')}>
                <Level name={t('mail')} on>
                  {email}
                </Level>
                <Level name={t('sms')} on={phone !== null}>
                  {phone ?? t(smsAvailable ? 'smsNone' : 'smsUnavailable')}
                </Level>
                <Level
                  name={t('question')}
                  on={question !== null}
                  actions={
                    hasPassword && (
                      <Group gap="xs">
                        <Button variant="default" size="sm" onClick={() => setDialog('question')}>
                          {t(question === null ? 'add' : 'change')}
                        </Button>
                        {question !== null && (
                          <Button variant="default" size="sm" onClick={() => setDialog('removal')}>
                            {t('remove')}
                          </Button>
                        )}
                      </Group>
                    )
                  }
                >
                  {question === null
                    ? t('questionNone')
                    : t('questionSet', {
                        text: question.text,
                        date: format.instantDay(question.setAt, 'long'),
                      })}
                </Level>
              </ul>
              {dialog === 'question' && (
                <QuestionDialog
                  question={question?.text ?? ''}
                  proof={proof}
                  onClose={close}
                  onSaved={() => setTold(t('saved'))}
                />
              )}
            </div>
          )
        }}
      </LoadState>
      {dialog === 'removal' && (
        <Dialog
          title={t('removeTitle')}
          onClose={close}
          actions={
            <>
              <Button variant="default" onClick={close}>
                {t('common:cancel')}
              </Button>
              <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>
                {t('remove')}
              </Button>
            </>
          }
        >
          <p>{t('removeBody')}</p>
          {removal.error !== null && !(removal.error instanceof SaveWithdrawn) && (
            <ErrorNotice title={t('failed')} error={removal.error} />
          )}
        </Dialog>
      )}
      {proof.dialog}
    </Section>
  )
}
