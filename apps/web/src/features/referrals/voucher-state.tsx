import type { ReferralState } from '@guichet/domain/referrals'
import type { VoucherState } from '@guichet/domain/vouchers'
import { useTranslation } from 'react-i18next'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'

const VOUCHER_TONES = {
  issued: 'success',
  reserved: 'warning',
  used: 'neutral',
  expired: 'neutral',
  cancelled: 'danger',
  reversed: 'danger',
} as const satisfies Record<VoucherState, StateTone>

export function VoucherStateLabel({ state }: { readonly state: VoucherState }) {
  const { t } = useTranslation('vouchers')
  return <StateLabel tone={VOUCHER_TONES[state]}>{t(`states.${state}`)}</StateLabel>
}

const REFERRAL_TONES = {
  rewarded: 'success',
  unrewarded: 'neutral',
  refused: 'danger',
  reversed: 'danger',
} as const satisfies Record<ReferralState, StateTone>

export function ReferralStateLabel({ state }: { readonly state: ReferralState }) {
  const { t } = useTranslation('vouchers')
  return <StateLabel tone={REFERRAL_TONES[state]}>{t(`referralStates.${state}`)}</StateLabel>
}
