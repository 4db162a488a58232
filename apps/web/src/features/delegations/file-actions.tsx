import { IconHistory } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Section } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type FileAction, fileActionsQuery } from './api.ts'
import classes from './delegations.module.css'

const FIELDS = [
  ...(['lastName', 'firstName', 'personalEmail', 'phone', 'activity', 'siret', 'ape', 'website'] as const),
  ...(['facebookUrl', 'partner', 'personalAddress', 'businessAddress'] as const),
]

const PERIOD = /^\d{4}-(?:0[1-9]|1[0-2]|T[1-4])$/u

/** What was done, in words; names of fields where the file was edited. */
function useActionText() {
  const { t } = useTranslation(['delegations', 'me'])
  const words = useDeclarationWords()
  return useCallback(
    ({ action, fields, about }: FileAction) => {
      const kinds: Readonly<Record<string, string>> = t('delegations:actions.kinds', { returnObjects: true })
      const key = action.replaceAll('.', '_')
      const what = (Object.hasOwn(kinds, key) ? kinds[key] : undefined) ?? t('delegations:actions.other')
      const named = FIELDS.filter((field) => fields.includes(field)).map((field) => t(`me:fields.${field}`))
      if (about !== null && PERIOD.test(about))
        return t('delegations:actions.period', { what, period: words.period(about) })
      if (about !== null) return t('delegations:actions.about', { what, about })
      return named.length === 0 ? what : t('delegations:actions.fields', { what, fields: named.join(', ') })
    },
    [t, words],
  )
}

/** What others did in one’s file, the latest first (U04, B03). */
export function FileActions() {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const actionText = useActionText()
  const address = useListAddress()
  const query = useListPage(fileActionsQuery(address.cursor), address)
  const columns = useMemo(
    (): readonly Column<FileAction>[] => [
      {
        key: 'at',
        header: t('actions.columns.at'),
        render: ({ at }) => `${format.instantDay(at)}, ${format.instantTime(at)}`,
      },
      {
        key: 'name',
        header: t('actions.columns.name'),
        render: ({ name, by }) => t('actions.who', { name, by: t(`actions.by.${by}`) }),
      },
      { key: 'what', header: t('actions.columns.what'), main: true, render: actionText },
    ],
    [t, format, actionText],
  )
  return (
    <Section title={t('actions.title')}>
      <p className={classes.intro}>{t('actions.intro')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('actions.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconHistory size={28} />,
          title: t('actions.empty'),
          children: t('actions.emptyBody'),
        }}
      />
    </Section>
  )
}
