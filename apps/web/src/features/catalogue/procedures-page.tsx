import { searchKey } from '@guichet/domain/text'
import { Button } from '@mantine/core'
import { IconFileOff, IconPlus, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { ListBody, ListTools } from '../../shared/ui/list-tools.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type AccountProfile, proceduresQuery, profilesQuery, type StaffProcedure } from './api/procedures.ts'
import classes from './catalogue.module.css'

const STATES = ['offered', 'withdrawn'] as const
const ADDRESS = { filters: { etat: oneOf(STATES) } }

function useProcedureColumns(profiles: readonly AccountProfile[]) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  return useMemo<readonly Column<StaffProcedure>[]>(() => {
    const labelOf = (code: string) => profiles.find((profile) => profile.code === code)?.label ?? code
    return [
      {
        key: 'code',
        header: t('procedures.columns.code'),
        main: true,
        render: ({ id, code }) => (
          <Link to={paths.staffProcedure(id)} className={classes.code} {...{ [ROW_LINK]: '' }}>
            {code}
          </Link>
        ),
      },
      { key: 'description', header: t('procedures.columns.description'), render: (row) => row.description },
      {
        key: 'recipients',
        header: t('procedures.columns.recipients'),
        render: ({ recipients }) => recipients.join(', '),
      },
      {
        key: 'types',
        header: t('procedures.columns.types'),
        align: 'end',
        render: ({ documentTypes }) => format.count(documentTypes.length),
      },
      {
        key: 'profiles',
        header: t('procedures.columns.profiles'),
        render: ({ profileCodes }) =>
          profileCodes.length === 0 ? t('procedures.everyProfile') : profileCodes.map(labelOf).join(', '),
      },
      {
        key: 'accounts',
        header: t('procedures.columns.accounts'),
        align: 'end',
        render: ({ accountCount }) => format.count(accountCount),
      },
      {
        key: 'state',
        header: t('procedures.columns.state'),
        render: ({ withdrawn }) => (
          <StateLabel tone={withdrawn ? 'warning' : 'success'}>
            {withdrawn ? t('procedures.withdrawn') : t('procedures.offered')}
          </StateLabel>
        ),
      },
    ]
  }, [t, format, profiles])
}

function Profiles({ profiles }: { readonly profiles: readonly AccountProfile[] }) {
  const { t } = useTranslation('catalogue')
  const opens = ({ scope, procedureCodes }: AccountProfile) => {
    if (scope !== 'listed') return t(`profiles.scope.${scope}`)
    return procedureCodes.length === 0
      ? t('profiles.scope.none')
      : t('profiles.scope.listed', { codes: procedureCodes.join(', ') })
  }
  return (
    <Section title={t('profiles.title')}>
      <RecordList
        caption={t('profiles.caption')}
        rows={profiles}
        rowKey={({ code }) => code}
        dense
        columns={[
          { key: 'name', header: t('profiles.name'), main: true, render: ({ label }) => label },
          { key: 'opens', header: t('profiles.opens'), render: opens },
        ]}
      />
      <p className={classes.help}>{t('profiles.help')}</p>
    </Section>
  )
}

/** `/admin/teleprocedures`: the catalogue, a few hundred procedures at most, searched on the page. */
export function Component() {
  const { t } = useTranslation('catalogue')
  const mayEdit = useSession().permissions.includes('catalogue.edit')
  const query = useQuery(proceduresQuery)
  const { data: profiles = [] } = useQuery(profilesQuery)
  const address = useListAddress(ADDRESS)
  const { q, filters } = address
  const columns = useProcedureColumns(profiles)
  const words = searchKey(q)
  const isFound = (row: StaffProcedure) =>
    (filters.etat === undefined || row.withdrawn === (filters.etat === 'withdrawn')) &&
    searchKey([row.code, row.descriptionFr, row.descriptionEn, ...row.recipients].join(' ')).includes(words)
  return (
    <Page
      title={t('procedures.title')}
      actions={
        mayEdit && (
          <Button
            component={Link}
            to={paths.newStaffProcedure}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('procedures.add')}
          </Button>
        )
      }
    >
      <ListTools>
        <SearchField
          value={q}
          placeholder={t('procedures.searchHelp')}
          onSearch={(text) => address.change({ q: text })}
        />
        <FilterSelect
          label={t('procedures.state')}
          allLabel={t('procedures.all')}
          value={filters.etat}
          options={STATES.map((value) => ({ value, label: t(`procedures.${value}`) }))}
          onChange={(etat) => address.change({ etat })}
        />
      </ListTools>
      <LoadState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState icon={<IconFileOff size={28} />} title={t('procedures.empty.noneTitle')}>
            {t('procedures.empty.noneBody')}
          </EmptyState>
        }
      >
        {(rows) => {
          const found = rows.filter(isFound)
          return found.length === 0 ? (
            <EmptyState
              icon={<IconSearchOff size={28} />}
              title={t('procedures.empty.title')}
              action={
                <Button variant="default" onClick={address.clear}>
                  {t('procedures.empty.clear')}
                </Button>
              }
            >
              {t('procedures.empty.body')}
            </EmptyState>
          ) : (
            <ListBody>
              <RecordList
                caption={t('procedures.caption')}
                columns={columns}
                rows={found}
                rowKey={({ id }) => id}
                dense
              />
            </ListBody>
          )
        }}
      </LoadState>
      {profiles.length > 0 && <Profiles profiles={profiles} />}
    </Page>
  )
}
