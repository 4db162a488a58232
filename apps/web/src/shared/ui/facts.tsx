import type { ReactNode } from 'react'
import classes from './facts.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** "?" beside the name. */
  readonly help?: ReactNode
}

interface FactsProps {
  readonly facts: readonly Fact[]
  /** One column whatever the width, for a narrow card. */
  readonly narrow?: boolean
  /** One column of names beside their values, for what is read or copied line by line. */
  readonly single?: boolean
  /** Two beside each other on a phone too, for short values above what the page is about. */
  readonly dense?: boolean
}

/** Names and values, read as such by screen readers; two columns where there is room. */
export function Facts({ facts, narrow, single, dense }: FactsProps) {
  return (
    <dl
      className={classes.facts}
      data-narrow={narrow || undefined}
      data-single={single || undefined}
      data-dense={dense || undefined}
    >
      {facts.map(({ label, value, help }) => (
        <div className={classes.fact} key={label}>
          <dt>
            {label}
            {help}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
