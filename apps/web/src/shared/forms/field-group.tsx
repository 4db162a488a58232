import { createContext, type ReactNode, useContext } from 'react'
import classes from './field-group.module.css'

const FieldGroupContext = createContext('')

/** Name of the group around a field; '' outside any. */
export const useFieldGroup = (): string => useContext(FieldGroupContext)

interface FieldGroupProps {
  readonly legend: string
  /** The legend is read but not seen, where a heading above already says it. */
  readonly hideLegend?: boolean
  readonly children: ReactNode
}

/** Fields that belong together. The same label may stand in several groups: the summary of errors adds the legend. */
export function FieldGroup({ legend, hideLegend, children }: FieldGroupProps) {
  return (
    <FieldGroupContext value={legend}>
      <fieldset className={classes.group}>
        <legend className={hideLegend ? 'visually-hidden' : classes.legend}>{legend}</legend>
        <div className={classes.fields}>{children}</div>
      </fieldset>
    </FieldGroupContext>
  )
}
