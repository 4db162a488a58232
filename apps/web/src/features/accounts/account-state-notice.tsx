import { useTranslation } from 'react-i18next'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { ActivationNotice } from './invitations/activation-notice.tsx'

const TONES = { requested: 'info', refused: 'danger', closed: 'warning' } as const

/** What the state of an account means for whoever looks at it, and why it came; nothing while it is open. */
export function AccountStateNotice({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts')
  const { state, stateReason } = account
  if (state === 'open') return null
  if (state === 'approved') return <ActivationNotice account={account} />
  return (
    <Notice tone={TONES[state]} title={t(`standing.${state}`)}>
      {stateReason !== null && <p>{t('standing.reason', { reason: stateReason })}</p>}
    </Notice>
  )
}
