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
  /** One column of names beside their values, for what is read or copied line by line. */
  readonly single?: boolean
}

/** Names and values, read as such by screen readers; two columns where there is room. */
export function Facts({ facts, narrow, single }: FactsProps) {
  return (
    <dl className={classes.facts} data-narrow={narrow || undefined} data-single={single || undefined}>
      {facts.map(({ label, value }) => (
        <div className={classes.fact} key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
