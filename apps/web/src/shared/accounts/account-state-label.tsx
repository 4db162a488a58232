import type { AccountState } from '@guichet/domain/account-state'
import { useTranslation } from 'react-i18next'
import { StateLabel, type StateTone } from '../ui/state-label.tsx'

const TONES = {
  requested: 'neutral',
  approved: 'warning',
  refused: 'danger',
  open: 'success',
  closed: 'danger',
} as const satisfies Record<AccountState, StateTone>

/** "Statut" of an account: "Demande en cours", "Demande validée", "Demande refusée", "Ouvert", "Fermé". */
export function AccountStateLabel({ state }: { readonly state: AccountState }) {
  const { t } = useTranslation('accounts')
  return <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
}
