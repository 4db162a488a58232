import { createContext, type FormEvent, type ReactNode, useContext, useEffect } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import classes from './form-frame.module.css'
import type { KitFormState } from './use-kit-form.ts'

const KitFormContext = createContext<KitFormState | null>(null)

/** The form around; only below a `FormFrame`. */
export function useFormState(): KitFormState {
  const state = useContext(KitFormContext)
  if (!state) throw new Error('a field needs a FormFrame above')
  return state
}

/** Id of a field’s input, so that the summary can lead there. */
export const fieldId = (formId: string, name: string): string => `${formId}${name}`

/** Makes a field known to the form: its label stands in the summary, its name takes refusals of the API. */
export function useField(name: string, label: string) {
  const state = useFormState()
  const { labels } = state
  useEffect(() => {
    labels.set(name, label)
    return () => {
      labels.delete(name)
    }
  }, [labels, name, label])
  const error = state.errors[name]
  return {
    id: fieldId(state.id, name),
    value: state.valueOf(name),
    error: error === undefined || error === null ? undefined : error,
    disabled: state.busy,
    change: (value: unknown) => state.change(name, value),
  }
}

interface FormFrameProps {
  readonly kit: KitFormState
  readonly children: ReactNode
  /** Accessible name, where a page holds more than one form. */
  readonly label?: string
}

/** The form element with its summary of errors on top. */
export function FormFrame({ kit, children, label }: FormFrameProps) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    kit.submit().catch(() => undefined)
  }
  return (
    <KitFormContext value={kit}>
      <form className={classes.form} onSubmit={onSubmit} noValidate aria-label={label} aria-busy={kit.busy}>
        <ErrorSummary />
        {children}
      </form>
    </KitFormContext>
  )
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
