import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Section } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { downloadSignIns, type SignIn, type SignInResult, signInsQuery } from './api/sign-ins.ts'
import classes from './sign-ins.module.css'
import { useDeviceName } from './use-device-name.ts'

const RESULTS: readonly SignInResult[] = ['opened', 'refused', 'factor-refused']
const TONES: Record<SignInResult, StateTone> = {
  opened: 'success',
  refused: 'danger',
  'factor-refused': 'danger',
}
const ADDRESS = { filters: { resultat: oneOf(RESULTS) } }

/** When, where from and with what one signed in, and what was refused (U27). */
export function SignInJournal() {
  const { t } = useTranslation('me')
  const format = useFormat()
  const deviceName = useDeviceName()
  const address = useListAddress(ADDRESS)
  const { cursor, filters } = address
  const query = useListPage(signInsQuery({ cursor, result: filters.resultat }), address)
  const columns = useMemo(
    (): readonly Column<SignIn>[] => [
      {
        key: 'at',
        header: t('journal.columns.at'),
        main: true,
        render: ({ at }) => `${format.instantDay(at)}, ${format.instantTime(at)}`,
      },
      {
        key: 'result',
        header: t('journal.columns.result'),
        render: ({ result }) => (
          <StateLabel tone={TONES[result]}>{t(`journal.results.${result}`)}</StateLabel>
        ),
      },
      { key: 'device', header: t('journal.columns.device'), render: (row) => deviceName(row) },
      { key: 'ip', header: t('journal.columns.ip'), render: ({ ip }) => ip },
      {
        key: 'known',
        header: t('journal.columns.known'),
        render: ({ knownDevice }) => (knownDevice ? t('journal.known') : t('journal.unknown')),
      },
    ],
    [t, format, deviceName],
  )
  return (
    <Section title={t('journal.title')}>
      <p className={classes.intro}>{t('journal.intro')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('journal.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <FilterSelect
              label={t('journal.columns.result')}
              allLabel={t('journal.all')}
              value={filters.resultat}
              options={RESULTS.map((value) => ({ value, label: t(`journal.results.${value}`) }))}
              onChange={(resultat) => address.change({ resultat })}
            />
            <DownloadButton
              label={t('journal.export')}
              load={() => downloadSignIns({ result: filters.resultat })}
              fileName={t('journal.exportFile')}
            />
          </>
        }
        nothingFound={{
          title: t('journal.nothing.title'),
          body: t('journal.nothing.body'),
          clear: t('journal.nothing.clear'),
        }}
        empty={{
          icon: <IconHistory size={28} />,
          title: t('journal.empty.title'),
          children: t('journal.empty.body'),
        }}
      />
    </Section>
  )
}
