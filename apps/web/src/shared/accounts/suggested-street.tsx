import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useField } from '../forms/form-context.ts'
import { type AddressSuggestion, addressSuggestionsQuery } from './suggest-addresses.ts'

const PAUSE_MS = 250
const SHORTEST = 3

interface SuggestedStreetProps {
  readonly name: string
  readonly label: string
  readonly optional?: boolean
  readonly autoComplete?: string
  /** What is looked for, when it is more than what stands in the field. */
  readonly wanted?: string
  /** False for an address that the service does not know: abroad. */
  readonly enabled?: boolean
  readonly onTake: (suggestion: AddressSuggestion) => void
}

/** A street that suggests addresses as one types; typing is never held up, and any address can be typed by hand. */
export function SuggestedStreet(props: SuggestedStreetProps) {
  const { name, label, optional = false, autoComplete = 'off', enabled = true, onTake } = props
  const { t } = useTranslation(['accounts', 'common'])
  const field = useField(name, label)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typing, setTyping] = useState(false)
  const text = typeof field.value === 'string' ? field.value : ''
  const wanted = (props.wanted ?? text).trim().slice(0, 100)
  const [asked] = useDebouncedValue(wanted, PAUSE_MS)
  const { data } = useQuery({
    ...addressSuggestionsQuery(asked),
    enabled:
      typing && enabled && text.trim().length >= SHORTEST && asked.length > SHORTEST && asked === wanted,
  })
  const suggestions = typing && enabled ? (data ?? []) : []
  const mark = optional && !field.readOnly ? { 'data-optional': t('common:optional') } : {}
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(index) => {
        const chosen = suggestions[Number(index)]
        if (!chosen) return
        onTake(chosen)
        setTyping(false)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          id={field.id}
          label={label}
          {...(!field.readOnly && { description: t('accounts:help.streetName') })}
          error={field.error}
          value={text}
          onChange={(event) => {
            field.change(event.currentTarget.value)
            setTyping(true)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onBlur={() => {
            combobox.closeDropdown()
            setTyping(false)
          }}
          autoComplete={autoComplete}
          maxLength={200}
          readOnly={field.readOnly}
          {...(field.readOnly && { variant: 'filled' })}
          aria-required={optional || field.readOnly ? undefined : true}
          wrapperProps={mark}
          labelProps={mark}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={suggestions.length === 0}>
        <Combobox.Options aria-label={t('accounts:address.suggestions')}>
          {suggestions.map((suggestion, index) => (
            <Combobox.Option value={String(index)} key={suggestion.label}>
              {suggestion.label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
      <span className="visually-hidden" role="status">
        {suggestions.length > 0 ? t('accounts:address.found', { count: suggestions.length }) : ''}
      </span>
    </Combobox>
  )
}
