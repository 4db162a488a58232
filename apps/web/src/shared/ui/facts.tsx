import type { ReactNode } from 'react'
import classes from './facts.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

interface FactsProps {
  readonly facts: readonly Fact[]
  /** One column whatever the width, for a narrow card. */
  readonly narrow?: boolean
}

/** Names and values, read as such by screen readers; two columns where there is room. */
export function Facts({ facts, narrow }: FactsProps) {
  return (
    <dl className={classes.facts} data-narrow={narrow ?? undefined}>
      {facts.map(({ label, value }) => (
        <div className={classes.fact} key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
