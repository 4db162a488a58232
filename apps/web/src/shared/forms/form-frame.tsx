import type { FormEvent, ReactNode } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import { KitFormContext, ReadOnlyContext } from './form-context.ts'
import classes from './form-frame.module.css'
import type { KitFormState } from './use-kit-form.ts'

interface FormFrameProps {
  readonly kit: KitFormState
  readonly children: ReactNode
  /** Accessible name, where a page holds more than one form. */
  readonly label?: string
  /** The fields show what they hold and cannot be changed. */
  readonly readOnly?: boolean
}

/** The form element with its summary of errors on top. */
export function FormFrame({ kit, children, label, readOnly = false }: FormFrameProps) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!readOnly) kit.submit().catch(() => undefined)
  }
  return (
    <KitFormContext value={kit}>
      <form className={classes.form} onSubmit={onSubmit} noValidate aria-label={label} aria-busy={kit.busy}>
        <ErrorSummary />
        <ReadOnlyContext value={readOnly}>{children}</ReadOnlyContext>
      </form>
    </KitFormContext>
  )
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
