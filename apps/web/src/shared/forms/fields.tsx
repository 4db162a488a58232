import { formatApe, formatNir, formatSiret } from '@guichet/domain/identifiers'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { HTMLAttributes, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { groupPhone } from '../format/phone.ts'
import { SecretInput } from '../ui/secret-input.tsx'
import { useField } from './form-context.ts'

interface FieldProps {
  readonly name: string
  readonly label: string
  /** Below the label. */
  readonly help?: string
  /** Marks the field "(facultatif)"; the mark is no part of its name. */
  readonly optional?: boolean
  readonly autoComplete?: string
}

interface TextFieldProps extends FieldProps {
  readonly maxLength?: number
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  /** Groups what was typed when the field is left; what does not have the right shape comes back unchanged. */
  readonly format?: (text: string) => string
  readonly readOnly?: boolean
  readonly placeholder?: string
  readonly spellCheck?: boolean
  /** What stands around the input, on its line. */
  readonly inputContainer?: (input: ReactNode) => ReactNode
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function useOptionalMark(optional: boolean | undefined) {
  const { t } = useTranslation('common')
  return optional ? { 'data-optional': t('optional') } : {}
}

/** One line of text. */
export function TextField({ name, label, help, optional, format, ...input }: TextFieldProps) {
  const field = useField(name, label)
  const readOnly = field.readOnly || (input.readOnly ?? false)
  const mark = useOptionalMark(optional && !field.readOnly)
  const leave = () => {
    const grouped = format?.(textOf(field.value))
    if (grouped !== undefined && grouped !== field.value) field.change(grouped)
  }
  return (
    <TextInput
      id={field.id}
      label={label}
      description={help}
      error={field.error}
      value={textOf(field.value)}
      onChange={(event) => field.change(event.currentTarget.value)}
      onBlur={leave}
      wrapperProps={mark}
      labelProps={mark}
      aria-required={optional || readOnly ? undefined : true}
      {...input}
      readOnly={readOnly}
      {...(field.readOnly && { variant: 'filled' })}
    />
  )
}

/** Several lines of text. */
export function TextAreaField({ name, label, help, optional, maxLength }: TextFieldProps) {
  const field = useField(name, label)
  const mark = useOptionalMark(optional && !field.readOnly)
  return (
    <Textarea
      id={field.id}
      label={label}
      description={help}
      error={field.error}
      value={textOf(field.value)}
      onChange={(event) => field.change(event.currentTarget.value)}
      wrapperProps={mark}
      labelProps={mark}
      aria-required={optional || field.readOnly ? undefined : true}
      maxLength={maxLength}
      autosize
      minRows={3}
      readOnly={field.readOnly}
      {...(field.readOnly && { variant: 'filled' })}
    />
  )
}

export const EmailField = (props: FieldProps) => (
  <TextField
    type="email"
    inputMode="email"
    autoComplete="email"
    maxLength={254}
    spellCheck={false}
    {...props}
  />
)

/** A telephone number as people write it; French ones are grouped by two when the field is left. */
export const PhoneField = (props: FieldProps) => (
  <TextField type="tel" inputMode="tel" autoComplete="tel" maxLength={40} format={groupPhone} {...props} />
)

export const SiretField = (props: FieldProps) => (
  <TextField
    inputMode="numeric"
    autoComplete="off"
    maxLength={30}
    format={formatSiret}
    spellCheck={false}
    {...props}
  />
)

export const NirField = (props: FieldProps) => (
  <TextField autoComplete="off" maxLength={30} format={formatNir} spellCheck={false} {...props} />
)

export const ApeField = (props: FieldProps) => (
  <TextField autoComplete="off" maxLength={10} format={formatApe} spellCheck={false} {...props} />
)

export const PostcodeField = (props: FieldProps) => (
  <TextField inputMode="numeric" autoComplete="postal-code" maxLength={12} {...props} />
)

export const UrlField = (props: FieldProps) => (
  <TextField type="url" inputMode="url" autoComplete="url" maxLength={500} spellCheck={false} {...props} />
)

/** A password, with the eye that shows it. */
export function PasswordField({
  name,
  label,
  help,
  autoComplete = 'new-password',
  inputMode,
}: FieldProps & { readonly inputMode?: 'numeric' }) {
  const field = useField(name, label)
  return (
    <SecretInput
      id={field.id}
      label={label}
      description={help}
      error={field.error}
      autoComplete={autoComplete}
      inputMode={inputMode}
      value={textOf(field.value)}
      onChange={(event) => field.change(event.currentTarget.value)}
    />
  )
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** First line, for no choice; its value is ''. */
  readonly emptyLabel?: string
}

/** A choice among a few, by the browser’s own list. */
export function SelectField({
  name,
  label,
  help,
  optional,
  options,
  emptyLabel,
  autoComplete,
}: SelectFieldProps) {
  const field = useField(name, label)
  const mark = useOptionalMark(optional)
  const lines = emptyLabel === undefined ? [...options] : [{ value: '', label: emptyLabel }, ...options]
  const value = textOf(field.value)
  if (field.readOnly) {
    const shown = lines.find((line) => line.value === value)?.label ?? value
    return (
      <TextInput id={field.id} label={label} description={help} value={shown} readOnly variant="filled" />
    )
  }
  return (
    <NativeSelect
      id={field.id}
      label={label}
      description={help}
      error={field.error}
      data={lines}
      autoComplete={autoComplete}
      value={value}
      onChange={(event) => field.change(event.currentTarget.value)}
      wrapperProps={mark}
      labelProps={mark}
      aria-required={optional ? undefined : true}
    />
  )
}

/** A yes or no. */
export function CheckField({
  name,
  label,
  help,
  disabled = false,
}: Pick<FieldProps, 'name' | 'label' | 'help'> & { readonly disabled?: boolean }) {
  const field = useField(name, label)
  return (
    <Checkbox
      id={field.id}
      label={label}
      description={help}
      error={field.error}
      checked={field.value === true}
      disabled={field.readOnly || disabled}
      onChange={(event) => field.change(event.currentTarget.checked)}
    />
  )
}
