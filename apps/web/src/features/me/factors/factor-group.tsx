import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './factors.module.css'

interface FactorGroupProps {
  readonly title: string
  readonly intro: string
  /** What is to be done about the whole group. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** One kind of factor: what it is, what there is of it, and what can be done. */
export function FactorGroup({ title, intro, actions, children }: FactorGroupProps) {
  return (
    <div className={classes.group}>
      <div className={classes.groupHead}>
        <Title order={3} className={classes.groupTitle}>
          {title}
        </Title>
        {actions}
      </div>
      <p className={classes.groupIntro}>{intro}</p>
      {children}
    </div>
  )
}

interface FactorLineProps {
  readonly icon: ReactNode
  readonly name: string
  readonly facts: readonly string[]
  readonly mark?: ReactNode
  readonly actions: ReactNode
}

/** One program, passkey or browser. */
export function FactorLine({ icon, name, facts, mark, actions }: FactorLineProps) {
  return (
    <li className={classes.line}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <div className={classes.what}>
        <p className={classes.name}>
          {name} {mark}
        </p>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      <div className={classes.lineActions}>{actions}</div>
    </li>
  )
}
