import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { paths } from '../../../shared/paths.ts'
import { Notice } from '../../../shared/ui/notice.tsx'

interface CreatedNoticeProps {
  readonly account: Account
  readonly primaryId: string
  readonly invited: boolean
  readonly onAnother: () => void
}

/** The account is there: what happens next. */
export function CreatedNotice({ account, primaryId, invited, onAnother }: CreatedNoticeProps) {
  const { t } = useTranslation('accounts')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  const { login, state, responsible } = account
  return (
    <Notice
      tone="success"
      role="status"
      ref={notice}
      focusable
      title={t('create.doneTitle', { login })}
      actions={
        <>
          <Button component={Link} to={paths.account(account.id)}>
            {t('create.seeAccount')}
          </Button>
          <Button variant="default" onClick={onAnother}>
            {t('create.another')}
          </Button>
          <Button component={Link} to={paths.accountsOf(primaryId)} variant="subtle">
            {t('create.toList')}
          </Button>
        </>
      }
    >
      {state === 'open' && <p>{t('create.doneOpen', { login })}</p>}
      {state === 'requested' && <p>{t('create.doneRequested')}</p>}
      {state === 'approved' && invited && <p>{t('create.doneInvitation', { email: responsible.email })}</p>}
    </Notice>
  )
}
