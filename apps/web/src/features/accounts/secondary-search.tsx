import { ACCOUNT_STATES } from '@guichet/domain/account-state'
import { siretSearchFault } from '@guichet/domain/identifiers'
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { ACCOUNT_TYPES, type AddressFilters } from './secondary-filters.ts'
import classes from './secondary-search.module.css'

const PAUSE_MS = 300
const TEXTS = ['nom', 'siret', 'raison', 'responsable'] as const
type TypedTexts = Readonly<Record<(typeof TEXTS)[number], string>>

const textsOf = (filters: AddressFilters): TypedTexts => ({
  nom: filters.nom ?? '',
  siret: filters.siret ?? '',
  raison: filters.raison ?? '',
  responsable: filters.responsable ?? '',
})
const keyOf = (texts: TypedTexts) => TEXTS.map((name) => texts[name].trim()).join('\n')

interface SecondarySearchProps {
  readonly filters: AddressFilters
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void
  readonly clear: () => void
  /** Name of the search; that of secondary accounts when left out. */
  readonly label?: string
  /** Filters of a list of its own. */
  readonly children?: ReactNode
}

/** Texts being typed: told once the person has stopped for a moment, unless the SIRET can be none; what the address says comes back into the fields. */
function useTypedTexts({ filters, change }: Pick<SecondarySearchProps, 'filters' | 'change'>) {
  const [texts, setTexts] = useState(() => textsOf(filters))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const inAddress = textsOf(filters)
  const addressKey = keyOf(inAddress)
  const told = useRef(addressKey)
  useEffect(() => {
    if (addressKey === told.current) return
    told.current = addressKey
    setTexts(inAddress)
  }, [addressKey])
  useEffect(() => () => clearTimeout(timer.current), [])

  const tell = (next: TypedTexts) => {
    clearTimeout(timer.current)
    if (keyOf(next) === told.current || siretSearchFault(next.siret) !== null) return
    told.current = keyOf(next)
    change(Object.fromEntries(TEXTS.map((name) => [name, next[name].trim()])))
  }
  const type = (name: keyof TypedTexts, text: string) => {
    const next = { ...texts, [name]: text }
    setTexts(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(next), PAUSE_MS)
  }
  const empty = () => {
    clearTimeout(timer.current)
    setTexts({ nom: '', siret: '', raison: '', responsable: '' })
  }
  return { texts, type, tell: () => tell(texts), empty }
}

/** Search of secondary accounts (A02): as one types, or by "Rechercher"; all filters together. */
export function SecondarySearch({ filters, change, clear, label, children }: SecondarySearchProps) {
  const { t } = useTranslation(['accounts', 'shell'])
  const { texts, type, tell, empty } = useTypedTexts({ filters, change })
  const { fieldText } = useProblemText()
  const siretFault = siretSearchFault(texts.siret)
  const labels = {
    nom: t('accounts:fields.accountName'),
    siret: t('accounts:fields.siret'),
    raison: t('accounts:fields.companyName'),
    responsable: t('accounts:identity.responsible'),
  }
  const yesNo = [
    { value: 'oui', label: t('shell:list.yes') },
    { value: 'non', label: t('shell:list.no') },
  ] as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    tell()
  }
  const wipe = () => {
    empty()
    clear()
  }
  return (
    <search>
      <form className={classes.form} onSubmit={submit} aria-label={label ?? t('accounts:search.label')}>
        {TEXTS.map((name) => (
          <TextInput
            key={name}
            label={labels[name]}
            value={texts[name]}
            onChange={(event) => type(name, event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            {...(name === 'siret' && {
              inputMode: 'numeric' as const,
              error: siretFault === null ? undefined : fieldText(siretFault),
            })}
          />
        ))}
        <FilterSelect
          label={t('accounts:fields.accountType')}
          allLabel={t('accounts:search.allTypes')}
          value={filters.type}
          options={ACCOUNT_TYPES.map((value) => ({ value, label: t(`accounts:types.${value}`) }))}
          onChange={(next) => change({ type: next })}
        />
        <FilterSelect
          label={t('accounts:fields.state')}
          allLabel={t('accounts:search.allStates')}
          value={filters.statut}
          options={ACCOUNT_STATES.map((value) => ({ value, label: t(`accounts:states.${value}`) }))}
          onChange={(statut) => change({ statut })}
        />
        <FilterSelect
          label={t('accounts:fields.test')}
          allLabel={t('accounts:search.all')}
          value={filters.test}
          options={yesNo}
          onChange={(test) => change({ test })}
        />
        <FilterSelect
          label={t('accounts:fields.mailbox')}
          allLabel={t('accounts:search.all')}
          value={filters.bal}
          options={yesNo}
          onChange={(bal) => change({ bal })}
        />
        {children}
        <div className={classes.buttons}>
          <Button type="submit" variant="default" leftSection={<IconSearch size={18} aria-hidden />}>
            {t('accounts:search.submit')}
          </Button>
          <Button type="button" variant="subtle" onClick={wipe}>
            {t('accounts:search.clear')}
          </Button>
        </div>
      </form>
    </search>
  )
}
