import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { closeOne, reopenOne } from './api/change-account-state.ts'
import type { AccountLine } from './api/list-secondary-accounts.ts'
import classes from './state-dialogs.module.css'

interface Target extends Pick<AccountLine, 'id' | 'login' | 'companyName' | 'hasMailbox'> {}

interface StateDialogProps {
  readonly account: Target
  /** Staff say why; others may. */
  readonly reasonNeeded: boolean
  readonly onCancel: () => void
  readonly onDone: (login: string) => void
}

/** What follows when accounts are closed, said before it is done. */
export function ClosureConsequences({ mailboxes }: { readonly mailboxes: boolean }) {
  const { t } = useTranslation('accounts')
  return (
    <ul className={classes.follows}>
      <li>{t('closing.signIn')}</li>
      <li>{t('closing.kept')}</li>
      {mailboxes && <li>{t('closing.mailbox')}</li>}
      <li>{t('closing.back')}</li>
    </ul>
  )
}

/** The reason of a dialog: what is typed, and whether it may go on with it. */
export function useReason(isNeeded: boolean) {
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isMissing = isNeeded && text.trim() === ''
  return {
    text,
    setText,
    isNeeded,
    isRefused: isAsked && isMissing,
    /** Goes on, unless the reason is missing: it is asked for then. */
    goOn(act: () => void) {
      setAsked(true)
      if (!isMissing) act()
    },
  }
}

export function ReasonField({ reason }: { readonly reason: ReturnType<typeof useReason> }) {
  const { t } = useTranslation(['accounts', 'common'])
  const { fieldText } = useProblemText()
  const mark = reason.isNeeded ? {} : { 'data-optional': t('common:optional') }
  return (
    <Textarea
      label={t('accounts:closing.reason')}
      description={t(reason.isNeeded ? 'accounts:closing.reasonTold' : 'accounts:closing.reasonHelp')}
      value={reason.text}
      onChange={(event) => reason.setText(event.currentTarget.value)}
      error={reason.isRefused ? fieldText('required') : undefined}
      maxLength={500}
      rows={3}
      mt="md"
      required={reason.isNeeded}
      wrapperProps={mark}
      labelProps={mark}
    />
  )
}

/** "Désactiver" asks first and says what follows. */
export function CloseDialog({ account, reasonNeeded, onCancel, onDone }: StateDialogProps) {
  const { t } = useTranslation(['accounts', 'common'])
  const reason = useReason(reasonNeeded)
  const close = useMutation({
    mutationFn: () => closeOne(account.id, reason.text),
    onSuccess: () => onDone(account.login),
  })
  return (
    <Dialog
      title={t('accounts:closing.title', { login: account.login })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={close.isPending} onClick={() => reason.goOn(() => close.mutate())}>
            {t('accounts:closing.confirm')}
          </Button>
        </>
      }
    >
      <p className={classes.who}>{account.companyName}</p>
      <ClosureConsequences mailboxes={account.hasMailbox} />
      <ReasonField reason={reason} />
      {close.error && <ErrorNotice title={t('accounts:closing.failed')} error={close.error} />}
    </Dialog>
  )
}

/** "Réactiver" says what comes back. */
export function ReopenDialog({ account, reasonNeeded, onCancel, onDone }: StateDialogProps) {
  const { t } = useTranslation(['accounts', 'common'])
  const reason = useReason(reasonNeeded)
  const reopen = useMutation({
    mutationFn: () => reopenOne(account.id, reason.text),
    onSuccess: () => onDone(account.login),
  })
  return (
    <Dialog
      title={t('accounts:reopening.title', { login: account.login })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            loading={reopen.isPending}
            onClick={() => reason.goOn(() => reopen.mutate())}
            {...(!reasonNeeded && { 'data-autofocus': true })}
          >
            {t('accounts:reopening.confirm')}
          </Button>
        </>
      }
    >
      <p className={classes.who}>{account.companyName}</p>
      <ul className={classes.follows}>
        <li>{t('accounts:reopening.signIn')}</li>
        {account.hasMailbox && <li>{t('accounts:reopening.mailbox')}</li>}
      </ul>
      <ReasonField reason={reason} />
      {reopen.error && <ErrorNotice title={t('accounts:reopening.failed')} error={reopen.error} />}
    </Dialog>
  )
}
