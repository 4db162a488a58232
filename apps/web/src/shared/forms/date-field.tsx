import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTextOf, dayFromText } from './date-text.ts'
import { useField } from './form-context.ts'

interface DateFieldProps {
  readonly name: string
  readonly label: string
  /** Below the label; how to write a date when left out. */
  readonly help?: string
  readonly optional?: boolean
  readonly autoComplete?: string
}

/** A day, typed as people write it; the value of the form is `2026-12-31`, or the text when it is no day. */
export function DateField({ name, label, help, optional, autoComplete = 'off' }: DateFieldProps) {
  const { t } = useTranslation(['forms', 'common'])
  const field = useField(name, label)
  const value = typeof field.value === 'string' ? field.value : ''
  const mark = optional ? { 'data-optional': t('common:optional') } : {}
  const [text, setText] = useState(() => dateTextOf(value))
  useEffect(() => {
    setText((shown) => (dayFromText(shown) === value ? shown : dateTextOf(value)))
  }, [value])
  return (
    <TextInput
      id={field.id}
      label={label}
      description={help ?? t('forms:dateHelp')}
      error={field.error}
      inputMode="numeric"
      autoComplete={autoComplete}
      maxLength={12}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        field.change(dayFromText(event.currentTarget.value))
      }}
      onBlur={() => setText(dateTextOf(value))}
      wrapperProps={mark}
      labelProps={mark}
      aria-required={optional ? undefined : true}
    />
  )
}
