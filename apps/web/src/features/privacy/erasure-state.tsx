import type { ErasureState } from '@guichet/domain/erasure'
import { useTranslation } from 'react-i18next'
import { StateLabel } from '../../shared/ui/state-label.tsx'

const TONES = {
  asked: 'warning',
  approved: 'warning',
  refused: 'danger',
  withdrawn: 'neutral',
  erased: 'success',
} as const

/** Where a request for erasure stands, in words. */
export function ErasureStateLabel({ state }: { readonly state: ErasureState }) {
  const { t } = useTranslation('privacy')
  return <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
}
