import { useTranslation } from 'react-i18next'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { Notice } from '../../shared/ui/notice.tsx'

/** Why what stands below can only be read. */
export function ReadOnlyNotice({ account }: { readonly account: Pick<Account, 'state'> }) {
  const { t } = useTranslation('accounts')
  const { state } = account
  return (
    <Notice tone="info" title={t('readOnly.title')}>
      <p>{t(state === 'closed' || state === 'refused' ? `readOnly.${state}` : 'readOnly.right')}</p>
    </Notice>
  )
}
