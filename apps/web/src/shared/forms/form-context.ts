import { createContext, useContext, useEffect } from 'react'
import type { KitFormState } from './use-kit-form.ts'

export const KitFormContext = createContext<KitFormState | null>(null)

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
  // A label in another language keeps its place among the others.
  useEffect(() => {
    labels.set(name, label)
  }, [labels, name, label])
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
    change: (value: unknown) => state.change(name, value),
  }
}
