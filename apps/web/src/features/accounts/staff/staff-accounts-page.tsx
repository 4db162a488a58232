import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { IconBuilding, IconUpload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AccountStateLabel } from '../../../shared/accounts/account-state-label.tsx'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import columnClasses from '../secondary-columns.module.css'
import { YesNo } from '../secondary-columns.tsx'
import { filtersForApi, SECONDARY_ADDRESS } from '../secondary-filters.ts'
import classes from '../secondary-list.module.css'
import { SecondarySearch } from '../secondary-search.tsx'
import { type StaffAccountLine, type StaffSort, staffAccountsQuery } from './api/list-staff-accounts.ts'

const KINDS = { primaire: 'primary', secondaire: 'secondary' } as const
const SORTS = [
  'login',
  '-login',
  'companyName',
  '-companyName',
  'createdOn',
  '-createdOn',
] as const satisfies readonly StaffSort[]
const ADDRESS = {
  sorts: SORTS,
  filters: { ...SECONDARY_ADDRESS.filters, nature: oneOf(['primaire', 'secondaire']) },
}

function useColumns(): readonly Column<StaffAccountLine>[] {
  const { t } = useTranslation(['staffAccounts', 'accounts'])
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'login',
        header: t('accounts:columns.login'),
        sort: 'login',
        upFirst: true,
        main: true,
        render: (row) => (
          <ListLink to={paths.staffAccount(row.id)} className={columnClasses.login} {...{ [ROW_LINK]: '' }}>
            {row.login}
          </ListLink>
        ),
      },
      { key: 'kind', header: t('list.kind'), render: (row) => t(`kinds.${row.kind}`) },
      {
        key: 'company',
        header: t('accounts:fields.companyName'),
        sort: 'companyName',
        upFirst: true,
        render: (row) => row.companyName,
      },
      {
        key: 'siret',
        header: t('accounts:fields.siret'),
        render: (row) => <span className={columnClasses.number}>{formatSiret(row.siret)}</span>,
      },
      {
        key: 'responsible',
        header: t('accounts:identity.responsible'),
        render: (row) => row.responsibleName,
      },
      {
        key: 'type',
        header: t('accounts:fields.accountType'),
        render: (row) => t(`accounts:types.${row.accountType}`),
      },
      { key: 'test', header: t('accounts:fields.test'), render: (row) => <YesNo value={row.test} /> },
      {
        key: 'state',
        header: t('accounts:fields.state'),
        render: (row) => <AccountStateLabel state={row.state} />,
      },
      {
        key: 'created',
        header: t('accounts:fields.createdOn'),
        sort: 'createdOn',
        render: (row) => format.day(row.createdOn),
      },
    ],
    [t, format],
  )
}

/** `/admin/comptes`: all accounts of the organisation (A21). */
export function Component() {
  const { t } = useTranslation(['staffAccounts', 'accounts', 'accountImport'])
  const { permissions } = useSession()
  const format = useFormat()
  const address = useListAddress(ADDRESS)
  const { nature, ...filters } = address.filters
  const query = useListPage(
    staffAccountsQuery({
      filters: { ...filtersForApi(filters), ...(nature && { kind: KINDS[nature] }) },
      sort: address.sort,
      cursor: address.cursor,
    }),
    address,
  )
  const columns = useColumns()
  const { data: page } = query
  const nothingAtAll = !address.filtered && page?.total === 0
  return (
    <Page
      title={t('list.title')}
      actions={
        permissions.includes('accounts.edit') && (
          <Button
            component={Link}
            to={paths.staffAccountImport}
            variant="default"
            leftSection={<IconUpload size={18} aria-hidden />}
          >
            {t('accountImport:button')}
          </Button>
        )
      }
    >
      <div>
        {!nothingAtAll && (
          <SecondarySearch
            filters={filters}
            change={address.change}
            clear={address.clear}
            label={t('list.search')}
          >
            <FilterSelect
              label={t('list.kind')}
              allLabel={t('list.allKinds')}
              value={nature}
              options={[
                { value: 'primaire', label: t('kinds.primary') },
                { value: 'secondaire', label: t('kinds.secondary') },
              ]}
              onChange={(next) => address.change({ nature: next })}
            />
          </SecondarySearch>
        )}
        <div className={classes.line}>
          <p className={classes.count} role="status">
            {page === undefined
              ? ''
              : page.totalIsExact
                ? t('list.found', { count: page.total, total: format.count(page.total) })
                : t('list.foundMany', { total: format.count(page.total) })}
          </p>
        </div>
        <PagedList
          query={query}
          address={address}
          caption={t('list.caption')}
          columns={columns}
          rowKey={({ id }) => id}
          nothingFound={{
            title: t('list.nothingTitle'),
            body: t('list.nothingBody'),
            clear: t('accounts:secondaries.nothingClear'),
          }}
          empty={{
            icon: <IconBuilding size={28} />,
            title: t('list.noneTitle'),
            children: t('list.noneBody'),
          }}
          note={<p className={classes.keys}>{t('list.keys')}</p>}
        />
      </div>
    </Page>
  )
}
