import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type EmailChange, emailChangeQuery, useEmailChangeActions } from './api/email-change.ts'
import { EmailChangeDialog } from './email-change-dialog.tsx'
import classes from './information-form.module.css'

interface PendingChangeProps {
  readonly change: EmailChange
  /** The present address. */
  readonly email: string
  readonly actions: ReturnType<typeof useEmailChangeActions>
}

/** Where a change stands, and what can be done about it. */
function PendingChange({ change, email, actions: { resend, withdraw } }: PendingChangeProps) {
  const { t } = useTranslation('me')
  const format = useFormat()
  const instant = (at: string) => `${format.instantDay(at, 'long')}, ${format.instantTime(at)}`
  const words = { email: change.email, old: email }
  return (
    <Notice
      tone="info"
      title={t('emailChange.pending', words)}
      actions={
        <>
          <Button variant="default" size="sm" loading={resend.isPending} onClick={() => resend.mutate()}>
            {t('emailChange.resend')}
          </Button>
          <Button variant="default" size="sm" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('emailChange.withdraw')}
          </Button>
        </>
      }
    >
      <p>
        {change.state === 'awaiting-new'
          ? t('emailChange.awaitingNew', { ...words, date: instant(change.expiresAt) })
          : t('emailChange.awaitingOld', { ...words, date: instant(change.effectiveAt ?? change.expiresAt) })}
      </p>
      {change.state === 'awaiting-new' && email !== '' && (
        <p>{t(change.oldConfirmed ? 'emailChange.oldConfirmed' : 'emailChange.oldAsked', words)}</p>
      )}
    </Notice>
  )
}

/** "Email professionnel": the sign-in address, changed once both addresses have confirmed (M04). */
export function EmailChangePart({ email }: { readonly email: string }) {
  const { t } = useTranslation('me')
  const { data: change } = useQuery(emailChangeQuery)
  const actions = useEmailChangeActions()
  const [asking, setAsking] = useState(false)
  const [told, setTold] = useState('')
  const failure = actions.resend.error ?? actions.withdraw.error
  const status = actions.resend.isSuccess
    ? t('emailChange.sentAgain')
    : actions.withdraw.isSuccess
      ? t('emailChange.withdrawn')
      : told
  const ask = () => {
    actions.resend.reset()
    actions.withdraw.reset()
    setTold('')
    setAsking(true)
  }
  return (
    <div className={classes.fields}>
      <div className={classes.code}>
        <TextInput
          label={t('fields.email')}
          description={t('help.email')}
          value={email}
          readOnly
          variant="filled"
          className={classes.codeField}
        />
        <Button type="button" variant="default" onClick={ask}>
          {t('emailChange.open')}
        </Button>
      </div>
      <p role="status" className={classes.told}>
        {status}
      </p>
      {failure !== null && <ErrorNotice title={t('emailChange.failed')} error={failure} />}
      {change != null && <PendingChange change={change} email={email} actions={actions} />}
      {asking && (
        <EmailChangeDialog
          email={email}
          onClose={() => setAsking(false)}
          onAsked={(asked) => {
            actions.keep(asked)
            setTold(t('emailChange.asked'))
          }}
        />
      )}
    </div>
  )
}
