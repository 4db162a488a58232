import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import type { OutgoingMessage } from './api/outgoing.ts'

const TONES = { queued: 'warning', sent: 'success', failed: 'danger', cancelled: 'neutral' } as const

export function OutgoingState({ state }: { readonly state: OutgoingMessage['state'] }) {
  const { t } = useTranslation('operations')
  return <StateLabel tone={TONES[state]}>{t(`outgoing.states.${state}`)}</StateLabel>
}

/** Kinds of messages in words; what has none yet is shown by its code. */
export function useOutgoingKinds() {
  const { t } = useTranslation('operations')
  return useMemo(() => {
    const words: Readonly<Record<string, string>> = t('outgoing.kinds', { returnObjects: true })
    const wordOf = (kind: string): string => (Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind)
    const options = Object.entries(words)
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label))
    return { wordOf, options }
  }, [t])
}
