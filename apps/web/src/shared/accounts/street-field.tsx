import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useField, useFormState } from '../forms/form-context.ts'
import { textAt } from '../forms/text-paths.ts'
import { type AddressPart, suffixOf } from './address-values.ts'
import { type AddressSuggestion, addressSuggestionsQuery } from './suggest-addresses.ts'

const PAUSE_MS = 250

/** "Nom voie": suggests addresses as one types. A suggestion fills number, street, postcode and city; typing is never held up. */
export function StreetField({ path, label }: { readonly path: string; readonly label: string }) {
  const { t } = useTranslation(['accounts', 'common'])
  const state = useFormState()
  const name = `${path}.streetName`
  const field = useField(name, label)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const part = (which: AddressPart) => textAt(state.valueOf(path) as object, which).trim()
  const [typing, setTyping] = useState(false)
  const wanted = [part('streetNumber'), part('streetNumberSuffix'), part('streetName')]
    .filter(Boolean)
    .join(' ')
    .slice(0, 100)
  const [asked] = useDebouncedValue(wanted, PAUSE_MS)
  const french = part('country') === 'FR'
  const { data } = useQuery({
    ...addressSuggestionsQuery(asked),
    enabled: typing && french && part('streetName').length > 2 && asked.length > 3 && asked === wanted,
  })
  const suggestions = typing && french ? (data ?? []) : []

  const take = (suggestion: AddressSuggestion) => {
    const { streetNumber, streetNumberSuffix, streetName, postcode, city } = suggestion
    state.change(`${path}.streetNumber`, streetNumber ?? part('streetNumber'))
    state.change(`${path}.streetNumberSuffix`, suffixOf(streetNumberSuffix))
    state.change(name, streetName ?? suggestion.label)
    state.change(`${path}.postcode`, postcode)
    state.change(`${path}.city`, city)
    setTyping(false)
    combobox.closeDropdown()
  }
  const mark = field.readOnly ? {} : { 'data-optional': t('common:optional') }
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(index) => {
        const chosen = suggestions[Number(index)]
        if (chosen) take(chosen)
      }}
    >
      <Combobox.Target>
        <TextInput
          id={field.id}
          label={label}
          {...(!field.readOnly && { description: t('accounts:help.streetName') })}
          error={field.error}
          value={typeof field.value === 'string' ? field.value : ''}
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
          autoComplete="off"
          maxLength={200}
          readOnly={field.readOnly}
          {...(field.readOnly && { variant: 'filled' })}
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
