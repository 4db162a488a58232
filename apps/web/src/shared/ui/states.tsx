import type { OrderWithdrawalState } from '@guichet/domain/service-withdrawal'
import type { ServiceOrderState } from '@guichet/domain/services'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { StateLabel, type StateTone } from './state-label.tsx'

const MEMBERSHIP_TONES = {
  active: 'success',
  inactive: 'danger',
  upcoming: 'neutral',
  cancelled: 'neutral',
} as const

/** State of one period of membership: actif, inactif, à venir, annulé. */
export function MembershipState({ state }: { readonly state: keyof typeof MEMBERSHIP_TONES }) {
  const { t } = useTranslation('states')
  return <StateLabel tone={MEMBERSHIP_TONES[state]}>{t(`membership.${state}`)}</StateLabel>
}

const PAYMENT_TONES = {
  pending: 'warning',
  processing: 'neutral',
  paid: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
  refunded: 'neutral',
} as const satisfies Record<string, StateTone>
export type PaymentStateName = keyof typeof PAYMENT_TONES
type Unpaid = 'mistake' | 'bank'

interface PaymentStateProps {
  readonly state: PaymentStateName
  /** Why it was not paid after all. */
  readonly unpaidBy?: Unpaid | null
}

/** State of a payment. */
export function PaymentState({ state, unpaidBy = null }: PaymentStateProps) {
  const { t } = useTranslation('states')
  if (unpaidBy !== null)
    return (
      <StateLabel tone={unpaidBy === 'bank' ? 'danger' : 'neutral'}>{t(`unpaid.${unpaidBy}`)}</StateLabel>
    )
  return <StateLabel tone={PAYMENT_TONES[state]}>{t(`payment.${state}`)}</StateLabel>
}

const ORDER_TONES = {
  pending: 'warning',
  processing: 'neutral',
  paid: 'success',
  fulfilled: 'success',
  active: 'success',
  'past-due': 'danger',
  ending: 'warning',
  ended: 'neutral',
  cancelled: 'neutral',
  refused: 'neutral',
  refunded: 'neutral',
} as const satisfies Record<ServiceOrderState, StateTone>

interface OrderStateProps {
  readonly state: ServiceOrderState
  readonly withdrawal: OrderWithdrawalState | null
}

/** State of the order of a service; one that was withdrawn from is not done any more. */
export function OrderState({ state, withdrawal }: OrderStateProps) {
  const { t } = useTranslation('states')
  if (withdrawal === 'asked') return <StateLabel tone="warning">{t('withdrawal.asked')}</StateLabel>
  if (withdrawal === 'accepted' && state === 'paid')
    return <StateLabel tone="neutral">{t('withdrawal.accepted')}</StateLabel>
  return <StateLabel tone={ORDER_TONES[state]}>{t(`order.${state}`)}</StateLabel>
}

const CERTIFICATE_TONES = {
  valid: 'success',
  upcoming: 'neutral',
  expired: 'neutral',
  revoked: 'danger',
} as const satisfies Record<string, StateTone>

/** State of a certificate today. */
export function CertificateState({ state }: { readonly state: keyof typeof CERTIFICATE_TONES }) {
  const { t } = useTranslation('states')
  return <StateLabel tone={CERTIFICATE_TONES[state]}>{t(`certificate.${state}`)}</StateLabel>
}

export type SettledBy = 'card' | 'sepa-debit' | 'transfer' | 'cheque' | 'cash' | 'free'

/** "Le 28/12/2022 par Stripe". */
export function Settlement({
  paidOn,
  method,
}: {
  readonly paidOn: string | null
  readonly method: SettledBy
}) {
  const { t } = useTranslation('states')
  const format = useFormat()
  return paidOn === null ? t('settlement.awaiting') : t(`settlement.${method}`, { date: format.day(paidOn) })
}
