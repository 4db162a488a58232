import { formatSiret } from '@guichet/domain/identifiers'
import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { AccountStateLabel } from '../../shared/accounts/account-state-label.tsx'
import { type SearchHit, searchEverythingQuery } from './api/search-everything.ts'
import { type FoundPage, findPages, groupHits, isSearchable } from './search-hits.ts'
import classes from './staff-search.module.css'

const PAUSE_MS = 200

function useHitWords() {
  const { t } = useTranslation('shell')
  return ({ kind, subtitle, number, siret }: SearchHit): string => {
    const numbered =
      number === null
        ? null
        : kind === 'account'
          ? t('search.fileNumber', { number })
          : kind === 'payment'
            ? t('search.receipt', { number })
            : t('search.memberNumber', { number })
    const company = siret === null ? null : t('search.siret', { siret: formatSiret(siret) })
    return [subtitle, company, numbered].filter((part) => part !== null).join(' · ')
  }
}

/** What the search finds for a text, once the typing has paused. */
function useHits(text: string) {
  const wanted = text.trim()
  const [asked] = useDebouncedValue(wanted, PAUSE_MS)
  const canAsk = isSearchable(wanted)
  const query = useQuery({ ...searchEverythingQuery(asked), enabled: canAsk && isSearchable(asked) })
  const isCurrent = asked === wanted && !query.isPlaceholderData && query.data !== undefined
  return { canAsk, isCurrent, failed: query.isError, groups: canAsk ? groupHits(query.data ?? []) : [] }
}

/**
 * One search over everything (B02), and over the pages of the back-office by their names: a combobox with groups; Ctrl or
 * ⌘ K from anywhere, arrows, Enter opens.
 */
export function StaffSearch({ pages }: { readonly pages: readonly FoundPage[] }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const wordsOf = useHitWords()
  const { canAsk, isCurrent, failed, groups } = useHits(text)
  const reach = () => {
    input.current?.focus()
    input.current?.select()
  }
  useHotkeys([['mod+K', reach]], [])

  const named = findPages(pages, text)
  const entries = [
    ...named.map(({ to }) => ({ key: to, to })),
    ...groups.flatMap((group) => group.entries.map(({ key, to }) => ({ key, to }))),
  ]
  const open = (key: string) => {
    const entry = entries.find((each) => each.key === key)
    if (!entry) return
    setText('')
    combobox.closeDropdown()
    void navigate(entry.to)
  }
  const note = () => {
    if (!canAsk) return named.length > 0 ? undefined : t('search.short')
    if (failed) return t('search.failed')
    if (!isCurrent) return t('search.searching')
    return entries.length === 0 ? t('search.none', { text: text.trim() }) : undefined
  }
  const said = note()
  return (
    <search className={classes.search}>
      <Combobox store={combobox} onOptionSubmit={open} withinPortal={false} position="bottom-start">
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            role="combobox"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            leftSection={<IconSearch size={18} aria-hidden />}
            rightSection={text === '' && <Kbd className={classes.hint}>{t('search.hint')}</Kbd>}
            rightSectionWidth={72}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
              combobox.resetSelectedOption()
            }}
            onFocus={() => text !== '' && combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={text.trim() === ''} className={classes.dropdown}>
          {said !== undefined && <p className={classes.note}>{said}</p>}
          <Combobox.Options aria-label={t('search.label')}>
            {named.length > 0 && (
              <Combobox.Group label={t('search.kinds.page')}>
                {named.map(({ label, to }) => (
                  <Combobox.Option key={to} value={to}>
                    <span className={classes.title}>{label}</span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {groups.map(({ kind, entries: lines }) => (
              <Combobox.Group key={kind} label={t(`search.kinds.${kind}`)}>
                {lines.map(({ hit, key }) => (
                  <Combobox.Option key={key} value={key}>
                    <span className={classes.title}>
                      {hit.title}
                      {hit.state !== null && hit.state !== 'open' && <AccountStateLabel state={hit.state} />}
                    </span>
                    <span className={classes.detail}>{wordsOf(hit)}</span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <span className="visually-hidden" role="status">
        {text.trim() === '' ? '' : (said ?? t('search.found', { count: entries.length }))}
      </span>
    </search>
  )
}
