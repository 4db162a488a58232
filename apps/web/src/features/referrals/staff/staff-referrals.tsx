import { IconUsersPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import classes from '../referrals.module.css'
import { ReferralStateLabel } from '../voucher-state.tsx'
import { Hints } from './hints.tsx'
import { type StaffReferral, staffReferralsQuery } from './staff-vouchers.ts'

const ONLY = ['hints'] as const
const ADDRESS = { filters: { indices: oneOf(ONLY) } }

function useColumns(): readonly Column<StaffReferral>[] {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'newcomer',
        header: t('staff.newcomer'),
        main: true,
        render: ({ newcomer }) => (
          <Link to={paths.staffMember(newcomer.personId)} className={classes.person} {...{ [ROW_LINK]: '' }}>
            {newcomer.name}
          </Link>
        ),
      },
      {
        key: 'referrer',
        header: t('staff.referrer'),
        render: ({ referrer }) => (
          <Link to={paths.staffMember(referrer.personId)} className={classes.person}>
            {referrer.name}
          </Link>
        ),
      },
      { key: 'joined', header: t('columns.joined'), render: (row) => format.day(row.joinedOn) },
      { key: 'hints', header: t('staff.hints'), render: (row) => <Hints hints={row.hints} /> },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <ReferralStateLabel state={row.state} />,
      },
    ],
    [t, format],
  )
}

/** Who brought whom, and what is worth a look. */
export function StaffReferrals() {
  const { t } = useTranslation('vouchers')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(staffReferralsQuery({ q, only: filters.indices, cursor }), address)
  const columns = useColumns()
  return (
    <>
      <p className={classes.worth}>{t('staff.hintsLead')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('staff.referralsCaption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('staff.searchReferral')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('staff.hints')}
              allLabel={t('staff.allReferrals')}
              value={filters.indices}
              options={ONLY.map((value) => ({ value, label: t('staff.onlyHints') }))}
              onChange={(indices) => address.change({ indices })}
            />
          </>
        }
        nothingFound={{
          title: t('staff.nothing.titleReferral'),
          body: t('staff.nothing.body'),
          clear: t('staff.nothing.clear'),
        }}
        empty={{
          icon: <IconUsersPlus size={28} />,
          title: t('staff.noReferrals.title'),
          children: t('staff.noReferrals.body'),
        }}
      />
    </>
  )
}
