import type { ReactNode } from 'react'
import classes from './choice-cards.module.css'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly description?: string
  /** At the end of the line, for example an amount. */
  readonly aside?: ReactNode
  readonly icon?: ReactNode
}

interface ChoiceCardsProps<T extends string> {
  readonly legend: string
  /** The legend is read but not seen, where a heading above already says it. */
  readonly hideLegend?: boolean
  readonly name: string
  readonly value: T | null
  readonly choices: readonly Choice<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
  /** Side by side where there is room. */
  readonly columns?: boolean
}

/** One choice among a few, each with its consequences in sight. */
export function ChoiceCards<T extends string>(props: ChoiceCardsProps<T>) {
  const { legend, hideLegend, name, value, choices, onChange, disabled, columns } = props
  return (
    <fieldset className={classes.group} disabled={disabled} data-columns={columns || undefined}>
      <legend className={hideLegend ? 'visually-hidden' : classes.legend}>{legend}</legend>
      {choices.map((choice) => {
        const note = choice.description === undefined ? undefined : `${name}-${choice.value}-note`
        return (
          <label key={choice.value} className={classes.card}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              aria-describedby={note}
            />
            <span className={classes.words}>
              <span className={classes.head}>
                <span className={classes.label}>
                  {choice.icon}
                  <span className={classes.name}>{choice.label}</span>
                </span>
                {choice.aside !== undefined && <span className={classes.aside}>{choice.aside}</span>}
              </span>
              {note !== undefined && (
                <span className={classes.note} id={note} aria-hidden>
                  {choice.description}
                </span>
              )}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
