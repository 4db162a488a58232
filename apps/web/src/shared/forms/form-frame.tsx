import type { FormEvent, ReactNode } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import { KitFormContext } from './form-context.ts'
import classes from './form-frame.module.css'
import type { KitFormState } from './use-kit-form.ts'

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
