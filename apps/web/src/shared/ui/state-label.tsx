import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react'
import classes from './state-label.module.css'

export type StateTone = 'success' | 'warning' | 'danger' | 'neutral'

const ICONS = {
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconCircleX,
  neutral: IconClock,
}

/** A state: colour, icon and word together, never colour alone. */
export function StateLabel({ tone, children }: { readonly tone: StateTone; readonly children: string }) {
  const Icon = ICONS[tone]
  return (
    <span className={classes.state} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </span>
  )
}
