import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useSignInWords } from '../../shared/sign-ins/use-sign-in-words.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Section } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { downloadSignIns, type SignIn, type SignInResult, signInsQuery } from './api/sign-ins.ts'
import { Place } from './place.tsx'
import classes from './sign-ins.module.css'

const RESULTS: readonly SignInResult[] = ['opened', 'refused', 'factor-refused', 'denied']
const TONES: Record<SignInResult, StateTone> = {
  opened: 'success',
  refused: 'danger',
  'factor-refused': 'danger',
  denied: 'warning',
}
const ADDRESS = { filters: { resultat: oneOf(RESULTS) } }

/** When, where from and with what one signed in, and what was refused (U27). */
export function SignInJournal() {
  const { t } = useTranslation(['me', 'signIns'])
  const format = useFormat()
  const words = useSignInWords()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const search = { ...(q !== '' && { q }), result: filters.resultat }
  const query = useListPage(signInsQuery({ ...search, cursor }), address)
  const columns = useMemo(
    (): readonly Column<SignIn>[] => [
      {
        key: 'at',
        header: t('me:journal.columns.at'),
        main: true,
        render: ({ at }) => `${format.instantDay(at)}, ${format.instantTime(at)}`,
      },
      {
        key: 'result',
        header: t('me:journal.columns.result'),
        render: ({ result, signs }) => (
          <span className={classes.pair}>
            <StateLabel tone={TONES[result]}>{t(`signIns:results.${result}`)}</StateLabel>
            {signs.length > 0 && (
              <span className={classes.unusual}>
                {t('me:journal.unusual', {
                  signs: signs.map((sign) => t(`signIns:signs.${sign}`)).join(', '),
                })}
              </span>
            )}
          </span>
        ),
      },
      { key: 'method', header: t('me:journal.columns.method'), render: ({ method }) => words.method(method) },
      {
        key: 'device',
        header: t('me:journal.columns.device'),
        render: (row) => (
          <span className={classes.pair}>
            <span>{words.device(row)}</span>
            <span className={classes.aside}>
              {t(row.knownDevice ? 'me:journal.known' : 'me:journal.unknown')}
            </span>
          </span>
        ),
      },
      {
        key: 'place',
        header: t('me:journal.columns.place'),
        render: ({ country, ip }) => <Place place={words.place(country)} ip={ip} />,
      },
    ],
    [t, format, words],
  )
  return (
    <Section title={t('me:journal.title')}>
      <p className={classes.intro}>{t('me:journal.intro')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('me:journal.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('me:journal.search')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('me:journal.columns.result')}
              allLabel={t('me:journal.all')}
              value={filters.resultat}
              options={RESULTS.map((value) => ({ value, label: t(`signIns:results.${value}`) }))}
              onChange={(resultat) => address.change({ resultat })}
            />
            <DownloadButton
              label={t('me:journal.export')}
              load={() => downloadSignIns(search)}
              fileName={t('me:journal.exportFile')}
            />
          </>
        }
        nothingFound={{
          title: t('me:journal.nothing.title'),
          body: t('me:journal.nothing.body'),
          clear: t('me:journal.nothing.clear'),
        }}
        empty={{
          icon: <IconHistory size={28} />,
          title: t('me:journal.empty.title'),
          children: t('me:journal.empty.body'),
        }}
      />
    </Section>
  )
}
