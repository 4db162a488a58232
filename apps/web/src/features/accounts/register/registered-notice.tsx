import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shared/paths.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import type { Registration } from '../api/registrations.ts'

interface RegisteredNoticeProps {
  readonly registration: Registration
  readonly email: string
}

/** The request is there: its number, and what happens next. */
export function RegisteredNotice({ registration, email }: RegisteredNoticeProps) {
  const { t } = useTranslation('registration')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  const { fileNumber, login, state, accountId } = registration
  const words = { number: String(fileNumber), login, email }
  return (
    <Notice
      tone="success"
      role="status"
      ref={notice}
      focusable
      title={t(state === 'open' ? 'done.openTitle' : 'done.title', words)}
      actions={
        <Button component="a" href={accountId === null ? paths.signIn : paths.account(accountId)}>
          {t(accountId === null ? 'done.toSignIn' : 'done.toAccount')}
        </Button>
      }
    >
      {state === 'open' && <p>{t('done.open', words)}</p>}
      {state === 'approved' && <p>{t('done.approved', words)}</p>}
      {state === 'requested' && (
        <p>{t(accountId === null ? 'done.requested' : 'done.requestedOwn', words)}</p>
      )}
    </Notice>
  )
}
