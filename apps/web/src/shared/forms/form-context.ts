import { createContext, useContext, useEffect } from 'react'
import { useFieldGroup } from './field-group.tsx'
import type { KitFormState } from './use-kit-form.ts'

export const KitFormContext = createContext<KitFormState | null>(null)

/** True below a form that is only read. */
export const ReadOnlyContext = createContext(false)
export const useReadOnly = (): boolean => useContext(ReadOnlyContext)

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
  const readOnly = useReadOnly()
  const group = useFieldGroup()
  const fullLabel = group === '' ? label : `${label} (${group})`
  const { labels } = state
  // A label in another language keeps its place among the others.
  useEffect(() => {
    labels.set(name, fullLabel)
  }, [labels, name, fullLabel])
  useEffect(
    () => () => {
      labels.delete(name)
    },
    [labels, name],
  )
  const error = state.errors[name]
  return {
    id: fieldId(state.id, name),
    value: state.valueOf(name),
    error: error === undefined || error === null ? undefined : error,
    readOnly,
    change: (value: unknown) => state.change(name, value),
  }
}
