import type { getAccount } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { PasswordChangeForm } from './password-change-form.tsx'
import { PasswordReset } from './password-reset.tsx'

type Account = BodyOf<typeof getAccount>

/** "Mot de passe": one's own on an own account; on a secondary its primary, and staff, reset that of the holder (A12). */
export function PasswordTab({ account }: { readonly account: Account }) {
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
