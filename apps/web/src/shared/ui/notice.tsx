import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import type { ReactNode, Ref } from 'react'
import classes from './notice.module.css'

export type Tone = 'info' | 'success' | 'warning' | 'danger'

const ICONS = {
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconX,
}

interface NoticeProps {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** How it is announced: `alert` interrupts, `status` waits, none for what was there from the start. */
  readonly role?: 'alert' | 'status'
  readonly ref?: Ref<HTMLDivElement>
  readonly focusable?: boolean
}

/** A message in place: icon, title in words, what to do. */
export function Notice({ tone, title, children, actions, role, ref, focusable }: NoticeProps) {
  const Icon = ICONS[tone]
  return (
    <div
      className={classes.notice}
      data-tone={tone}
      role={role}
      ref={ref}
      tabIndex={focusable ? -1 : undefined}
    >
      <Icon className={classes.icon} size={22} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {children !== undefined && <div className={classes.text}>{children}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}

/** The reference to quote to the support desk. */
export function Reference({ children }: { readonly children: ReactNode }) {
  return <p className={classes.reference}>{children}</p>
}
