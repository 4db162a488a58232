import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { closeOne, reopenOne } from './api/change-account-state.ts'
import type { AccountLine } from './api/list-secondary-accounts.ts'
import classes from './state-dialogs.module.css'

interface Target extends Pick<AccountLine, 'id' | 'login' | 'companyName' | 'hasMailbox'> {}

interface StateDialogProps {
  readonly account: Target
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

export function ReasonField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  const { t } = useTranslation(['accounts', 'common'])
  const mark = { 'data-optional': t('common:optional') }
  return (
    <Textarea
      label={t('accounts:closing.reason')}
      description={t('accounts:closing.reasonHelp')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={500}
      rows={3}
      mt="md"
      wrapperProps={mark}
      labelProps={mark}
    />
  )
}

/** "Désactiver" asks first and says what follows. */
export function CloseDialog({ account, onCancel, onDone }: StateDialogProps) {
  const { t } = useTranslation(['accounts', 'common'])
  const [reason, setReason] = useState('')
  const close = useMutation({
    mutationFn: () => closeOne(account.id, reason),
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
          <Button color="red" loading={close.isPending} onClick={() => close.mutate()}>
            {t('accounts:closing.confirm')}
          </Button>
        </>
      }
    >
      <p className={classes.who}>{account.companyName}</p>
      <ClosureConsequences mailboxes={account.hasMailbox} />
      <ReasonField value={reason} onChange={setReason} />
      {close.error && <ErrorNotice title={t('accounts:closing.failed')} error={close.error} />}
    </Dialog>
  )
}

/** "Réactiver" says what comes back. */
export function ReopenDialog({ account, onCancel, onDone }: StateDialogProps) {
  const { t } = useTranslation(['accounts', 'common'])
  const reopen = useMutation({
    mutationFn: () => reopenOne(account.id),
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
          <Button loading={reopen.isPending} onClick={() => reopen.mutate()} data-autofocus>
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
      {reopen.error && <ErrorNotice title={t('accounts:reopening.failed')} error={reopen.error} />}
    </Dialog>
  )
}
