import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from '../account-persons.module.css'
import { endInvitation, invitePerson, type PendingInvitation } from '../api/account-persons.ts'
import { useRightsText } from '../use-rights-text.ts'
import { useSentLinkWords } from './use-sent-link-words.ts'

interface InvitationsProps {
  readonly account: { readonly id: string; readonly login: string }
  readonly invitations: readonly PendingInvitation[]
  /** Something is about to be done: what was told before is of no more use. */
  readonly onAct: () => void
  /** Says what was done. */
  readonly onDone: (sentence: string) => void
}

/** The same invitation once more: its link takes the place of the one before. */
function useSendAgain({ account, onAct, onDone }: Omit<InvitationsProps, 'invitations'>) {
  const { t } = useTranslation('accountPersons')
  const key = useRef(newRequestKey())
  return useMutation({
    mutationFn: ({ email, firstName, lastName, rights }: PendingInvitation) =>
      invitePerson(account.id, { email, firstName, lastName, rights }, key.current),
    onMutate: onAct,
    onSuccess: (_, { email }) => onDone(t('inviteDone', { email })),
    onSettled: () => {
      key.current = newRequestKey()
    },
  })
}

/** Those invited to an account who have not joined it yet, each to be invited again, or no more (A25). */
export function Invitations({ invitations, ...act }: InvitationsProps) {
  const { t } = useTranslation('accountPersons')
  const { account, onAct, onDone } = act
  const rightsText = useRightsText()
  const wordsOf = useSentLinkWords()
  const again = useSendAgain(act)
  const [leaving, setLeaving] = useState<PendingInvitation>()
  const cancel = () => setLeaving(undefined)
  return (
    <>
      {invitations.length > 0 && <h3>{t('invited')}</h3>}
      <ul className={classes.list}>
        {invitations.map((invitation) => {
          const { email, firstName, lastName, rights, lapsed } = invitation
          const { by, until } = wordsOf(invitation)
          const labelOf = (action: string) => t('actionFor', { action, name: email })
          const sending = again.isPending && again.variables.email === email
          return (
            <li key={email} className={classes.person}>
              <div className={classes.who}>
                <p className={classes.name}>
                  {firstName} {lastName} {lapsed && <StateLabel tone="warning">{t('lapsed')}</StateLabel>}
                </p>
                <p className={classes.detail}>{email}</p>
                <p className={classes.detail}>{rightsText(rights)}</p>
                <p className={classes.detail}>
                  {by} {until}
                </p>
                {again.error !== null && again.variables.email === email && (
                  <ErrorNotice title={t('sendAgainFailed')} error={again.error} />
                )}
              </div>
              <div className={classes.actions}>
                <Button
                  variant="default"
                  size="sm"
                  loading={sending}
                  aria-label={labelOf(t('sendAgain'))}
                  onClick={() => again.mutate(invitation)}
                >
                  {t('sendAgain')}
                </Button>
                <Button
                  variant="default"
                  size="sm"
                  aria-label={labelOf(t('withdraw'))}
                  onClick={() => {
                    onAct()
                    setLeaving(invitation)
                  }}
                >
                  {t('withdraw')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {leaving && (
        <ConfirmDialog
          title={t('withdrawTitle', { email: leaving.email })}
          follows={[t('withdrawFollows')]}
          confirm={t('withdraw')}
          failed={t('failed')}
          act={() => endInvitation(account.id, leaving.email)}
          onCancel={cancel}
          onDone={() => {
            cancel()
            onDone(t('withdrawDone', { email: leaving.email }))
          }}
        />
      )}
    </>
  )
}
