import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { PasswordChangeForm } from '../../shared/password/password-change-form.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { MailboxSection } from './mailbox/mailbox-section.tsx'
import { PasswordReset } from './password-reset.tsx'

interface PasswordTabProps {
  readonly account: Account
}

/** One's own on an own account; on a secondary its primary, and staff, reset that of the holder (A12). */
function SignInPassword({ account }: PasswordTabProps) {
  const { t } = useTranslation('accountPersons')
  if (account.via === 'own') {
    const isHolder = account.powers.includes('manage-persons')
    return (
      <PasswordChangeForm
        ownWords={[account.login]}
        responsibleEmail={isHolder ? account.responsible.email : undefined}
      />
    )
  }
  if (account.powers.includes('reset-password') && account.state === 'open')
    return <PasswordReset account={account} />
  return <Notice tone="info" title={t('reset.notPossible')} />
}

/** "Mot de passe": that of the sign-in, and that of the mailbox where there is one. */
export function PasswordTab({ account }: PasswordTabProps) {
  return (
    <Stack gap="lg">
      <SignInPassword account={account} />
      {account.hasMailbox && <MailboxSection account={account} />}
    </Stack>
  )
}
