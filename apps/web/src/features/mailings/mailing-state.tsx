import type { MailingState as State } from '@guichet/domain/mailings'
import { useTranslation } from 'react-i18next'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'

const TONES: Readonly<Record<State, StateTone>> = {
  draft: 'neutral',
  scheduled: 'neutral',
  sending: 'neutral',
  stopped: 'warning',
  sent: 'success',
}

export function MailingState({ state }: { readonly state: State }) {
  const { t } = useTranslation('mailings')
  return <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
}
