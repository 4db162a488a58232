import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './search-field.module.css'

const PAUSE_MS = 300

interface SearchFieldProps {
  readonly value: string
  /** Called once the person has stopped typing for a moment. */
  readonly onSearch: (text: string) => void
  readonly placeholder?: string
}

/** "Rechercher": searches as one types; what is in the address comes back into the field. */
export function SearchField({ value, onSearch, placeholder }: SearchFieldProps) {
  const { t } = useTranslation('shell')
  const [text, setText] = useState(value)
  const told = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const tell = (next: string) => {
    clearTimeout(timer.current)
    const trimmed = next.trim()
    if (trimmed === told.current) return
    told.current = trimmed
    onSearch(trimmed)
  }
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(next), PAUSE_MS)
  }
  return (
    <search className={classes.search}>
      <TextInput
        label={t('list.search')}
        type="search"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={100}
        {...(placeholder !== undefined && { placeholder })}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          text !== '' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('list.clearSearch')}
              onClick={() => {
                setText('')
                tell('')
              }}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )
        }
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(text)
        }}
      />
    </search>
  )
}
