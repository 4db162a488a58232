import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import type { FrenchTexts } from '../../../shared/i18n/texts.ts'
import { useListAddress } from '../../../shared/ui/list-address.ts'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import classes from './settings-page.module.css'
import { changesQuery, type SettingsChange } from './settings-queries.ts'
import { useFieldName } from './use-field-name.ts'

type Action = keyof FrenchTexts['settings']['actions']
const ACTIONS: Readonly<Record<string, Action>> = {
  'organisation.settings-updated': 'settings',
  'organisation.logo-saved': 'logoSaved',
  'organisation.logo-removed': 'logoRemoved',
  'organisation.text-published': 'text',
  'organisation.approval-rules-updated': 'rules',
}

/** Values that are codes, in words. */
function useValueWords(): (field: string, value: string) => string {
  const { t } = useTranslation(['settings', 'staffAccounts'])
  const nameOf = useFieldName()
  return (field, value) => {
    if (value === '') return t('settings:history.none')
    if (field === 'modules') return value.split(', ').map(nameOf).join(', ')
    if (field !== 'primary' && field !== 'secondary') return value
    return value === 'automatic' ? t('staffAccounts:rules.automatic') : t('staffAccounts:rules.staff')
  }
}

function Changes({ row }: { readonly row: SettingsChange }) {
  const { t } = useTranslation('settings')
  const nameOf = useFieldName()
  const wordsOf = useValueWords()
  // Of a logo only its hash is kept, which tells nobody anything.
  if (row.action.startsWith('organisation.logo')) return null
  return (
    <ul className={classes.changes}>
      {row.changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{nameOf(field)}</strong>{' '}
          {t('history.change', { before: wordsOf(field, before), after: wordsOf(field, after) })}
        </li>
      ))}
    </ul>
  )
}

/** "Historique": who changed what, the latest first. */
export function HistorySection() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const address = useListAddress()
  const query = useListPage(changesQuery(address.cursor), address)
  const columns = useMemo<readonly Column<SettingsChange>[]>(
    () => [
      {
        key: 'at',
        header: t('history.at'),
        render: ({ at }) => (
          <time dateTime={at}>
            {format.instantDay(at)}, {format.instantTime(at)}
          </time>
        ),
      },
      { key: 'by', header: t('history.by'), render: ({ actorName }) => actorName ?? t('history.portal') },
      {
        key: 'what',
        header: t('history.what'),
        main: true,
        render: ({ action }) => {
          const name = ACTIONS[action]
          return name ? t(`actions.${name}`) : action
        },
      },
      { key: 'changes', header: t('history.changes'), render: (row) => <Changes row={row} /> },
    ],
    [t, format],
  )
  return (
    <PagedList
      query={query}
      address={address}
      caption={t('history.caption')}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{
        icon: <IconHistory size={28} />,
        title: t('history.emptyTitle'),
        children: t('history.empty'),
      }}
    />
  )
}
