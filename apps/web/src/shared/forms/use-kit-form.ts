import { type FormErrors, type FormRulesRecord, type UseFormReturnType, useForm } from '@mantine/form'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { useProblemText } from '../api/problem-text.ts'
import { useLocale } from '../i18n/i18n.ts'
import { sortFieldErrors } from './field-errors.ts'

/** Names of the fields of a form's values: `phone`, `personalAddress.postcode`. */
export type FieldPath<V> = {
  [K in keyof V & string]: V[K] extends object ? `${K}.${FieldPath<V[K]>}` : K
}[keyof V & string]

export interface KitFormOptions<V extends object> {
  readonly initialValues: V
  /** What can be told before asking the API: a rule per field, or one for all that answers sentences by field. */
  readonly validate?: FormRulesRecord<V> | ((values: V) => FormErrors)
  /** Fields of the form that stand for fields of the API under another name: `{ siret: 'nic' }`. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Brings a field into sight before the focus moves to it, where the form shows one part at a time. */
  readonly reveal?: (name: string) => void
  /** Sends the values. What it throws is shown: beside the fields when the API names them, else in the summary. */
  readonly save: (values: V) => Promise<unknown>
  /** Fields meant by an error that names none, with the sentence to show beside each; undefined for all other errors. */
  readonly fieldsOf?: (error: unknown) => Readonly<Record<string, string>> | undefined
  /** Called once `save` succeeded, after the values became the saved ones. */
  readonly onSaved?: () => void
}

/** Thrown by `save` when the person thought better of it: nothing is saved, nothing is wrong. */
export class SaveWithdrawn extends Error {}

/** What the parts of the kit need of a form; `KitForm` of any values is one. */
export interface KitFormState {
  readonly id: string
  readonly busy: boolean
  readonly saved: boolean
  readonly dirty: boolean
  /** Why the last submission failed; undefined when it did not, or when the fields say it all. */
  readonly failure: unknown
  /** Sentences about refused values that no field shows. */
  readonly otherErrors: readonly string[]
  readonly errors: FormErrors
  /** Counts refused submissions: each one moves the focus to the summary. */
  readonly refusals: number
  readonly labels: Map<string, string>
  readonly valueOf: (name: string) => unknown
  readonly change: (name: string, value: unknown) => void
  readonly reset: () => void
  readonly submit: () => Promise<void>
  readonly reveal: ((name: string) => void) | undefined
}

export interface KitForm<V extends object> extends KitFormState {
  readonly values: V
  readonly form: UseFormReturnType<V>
  /** Typed name of a field: `<TextField {...kit.field('phone')} label=… />`. */
  readonly field: (name: FieldPath<V>) => { readonly name: string }
  /** Shows these sentences beside their fields, as a refused submission does. */
  readonly refuseFields: (errors: FormErrors) => void
}

/**
 * A form that checks on submission, then live on the fields in error; keeps what was typed whatever happens; maps the
 * refusals of the API to the fields.
 */
export function useKitForm<V extends object>(options: KitFormOptions<V>): KitForm<V> {
  const { initialValues, validate, save, fieldsOf, onSaved, aliases, reveal } = options
  const id = useId()
  const labels = useRef(new Map<string, string>())
  const { fieldText } = useProblemText()
  const locale = useLocale()
  const form = useForm<V>({ initialValues, ...(validate && { validate }), clearInputErrorOnChange: false })
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [otherErrors, setOtherErrors] = useState<readonly string[]>([])
  /** Error of the API behind the refused fields, and which of them are still as it refused them. */
  const refused = useRef<{ readonly error: unknown; readonly names: Set<string> }>(undefined)
  const [refusals, setRefusals] = useState(0)
  const field = useCallback((name: FieldPath<V>) => ({ name: name as string }), [])

  const refuseFields = (errors: FormErrors) => {
    form.setErrors(errors)
    setRefusals((count) => count + 1)
  }
  /** Sentences about an error of the API, in the language of the page. */
  const sentencesOf = (error: unknown) => {
    const meant = fieldsOf?.(error)
    if (meant) return { shown: meant, others: [] }
    return sortFieldErrors(error, (name) => labels.current.has(name), fieldText, aliases)
  }
  const refuse = (error: unknown) => {
    const { shown, others } = sentencesOf(error)
    form.setErrors(shown)
    refused.current = { error, names: new Set(Object.keys(shown)) }
    setOtherErrors(others)
    setFailure(Object.keys(shown).length > 0 && others.length === 0 ? undefined : error)
    setRefusals((count) => count + 1)
  }
  /** Says anew, in the language chosen meanwhile, what is wrong. */
  const translate = useRef(() => undefined)
  translate.current = () => {
    const { shown, others } = refused.current
      ? sentencesOf(refused.current.error)
      : { shown: undefined, others: [] }
    setOtherErrors(others)
    for (const name of Object.keys(form.errors)) {
      if (refused.current?.names.has(name)) form.setFieldError(name, shown?.[name])
      else form.validateField(name)
    }
    return undefined
  }
  useEffect(() => translate.current(), [locale])

  async function submit() {
    if (busy) return
    setSaved(false)
    setFailure(undefined)
    setOtherErrors([])
    refused.current = undefined
    const check = await form.validate()
    if (check.hasErrors) {
      setRefusals((count) => count + 1)
      return
    }
    setBusy(true)
    try {
      const values = form.getValues()
      await save(values)
      form.resetDirty(values)
      setSaved(true)
      onSaved?.()
    } catch (error) {
      if (!(error instanceof SaveWithdrawn)) refuse(error)
    } finally {
      setBusy(false)
    }
  }

  const change = (name: string, value: unknown) => {
    setSaved(false)
    refused.current?.names.delete(name)
    form.setFieldValue(name, value as never)
    if (form.errors[name] !== undefined) form.validateField(name)
  }
  const reset = () => {
    form.reset()
    refused.current = undefined
    setFailure(undefined)
    setOtherErrors([])
    setSaved(false)
  }

  return {
    id,
    busy,
    saved,
    dirty: form.isDirty(),
    failure,
    otherErrors,
    errors: form.errors,
    refusals,
    labels: labels.current,
    valueOf: (name) => readPath(form.values, name),
    change,
    reset,
    submit,
    reveal,
    refuseFields,
    values: form.values,
    form,
    field,
  }
}

const readPath = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      values,
    )
