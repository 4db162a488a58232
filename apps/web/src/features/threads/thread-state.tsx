import type { ThreadState as State } from '@guichet/domain/threads'
import { useTranslation } from 'react-i18next'
import { StateLabel } from '../../shared/ui/state-label.tsx'

const TONES = {
  member: { open: 'neutral', answered: 'warning', resolved: 'success' },
  desk: { open: 'warning', answered: 'neutral', resolved: 'success' },
} as const

/** Where a conversation stands, as the one or the other side sees it. */
export function ThreadState({ state, side }: { readonly state: State; readonly side: 'member' | 'desk' }) {
  const { t } = useTranslation('threads')
  return <StateLabel tone={TONES[side][state]}>{t(`states.${side}.${state}`)}</StateLabel>
}
