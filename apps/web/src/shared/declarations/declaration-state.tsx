import { useTranslation } from 'react-i18next'
import { StateLabel } from '../ui/state-label.tsx'
import type { DeclarationLine } from './declarations.ts'

const TONES = { upcoming: 'neutral', open: 'warning', late: 'danger', filed: 'success' } as const

interface DeclarationStateProps {
  readonly line: { readonly state: DeclarationLine['state'] }
  /** Filed after its due day. */
  readonly isLate?: boolean
}

/** Where a period stands. */
export function DeclarationState({ line: { state }, isLate = false }: DeclarationStateProps) {
  const { t } = useTranslation('declarations')
  return (
    <StateLabel tone={TONES[state]}>
      {t(isLate && state === 'filed' ? 'states.filedLate' : `states.${state}`)}
    </StateLabel>
  )
}
