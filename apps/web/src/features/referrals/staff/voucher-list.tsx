import { VOUCHER_STATES } from '@guichet/domain/vouchers'
import { IconGift } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import classes from '../referrals.module.css'
import { VoucherStateLabel } from '../voucher-state.tsx'
import { type StaffVoucherLine, staffVouchersQuery } from './staff-vouchers.ts'

const ADDRESS = { filters: { etat: oneOf(VOUCHER_STATES) } }

function useColumns(): readonly Column<StaffVoucherLine>[] {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'number', header: t('columns.number'), render: (row) => row.number },
      {
        key: 'holder',
        header: t('staff.holder'),
        main: true,
        render: (row) => (
          <ListLink to={paths.staffVoucher(row.id)} className={classes.person} {...{ [ROW_LINK]: '' }}>
            {row.holderName}
          </ListLink>
        ),
      },
      { key: 'origin', header: t('columns.origin'), render: (row) => t(`staff.origins.${row.origin}`) },
      {
        key: 'value',
        header: t('columns.value'),
        align: 'end',
        render: (row) => format.euros(row.valueCents),
      },
      {
        key: 'balance',
        header: t('columns.balance'),
        align: 'end',
        render: (row) => format.euros(row.balanceCents),
      },
      { key: 'issued', header: t('columns.issued'), render: (row) => format.day(row.issuedOn) },
      { key: 'expires', header: t('columns.expires'), render: (row) => format.day(row.expiresOn) },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <VoucherStateLabel state={row.state} />,
      },
    ],
    [t, format],
  )
}

/** Vouchers of all members. */
export function VoucherList() {
  const { t } = useTranslation('vouchers')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(staffVouchersQuery({ q, state: filters.etat, cursor }), address)
  const columns = useColumns()
  return (
    <PagedList
      query={query}
      address={address}
      caption={t('staff.vouchersCaption')}
      columns={columns}
      rowKey={({ id }) => id}
      tools={
        <>
          <SearchField
            value={q}
            placeholder={t('staff.searchHelp')}
            onSearch={(text) => address.change({ q: text })}
          />
          <FilterSelect
            label={t('columns.state')}
            allLabel={t('staff.all')}
            value={filters.etat}
            options={VOUCHER_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(etat) => address.change({ etat })}
          />
        </>
      }
      nothingFound={{
        title: t('staff.nothing.title'),
        body: t('staff.nothing.body'),
        clear: t('staff.nothing.clear'),
      }}
      empty={{
        icon: <IconGift size={28} />,
        title: t('staff.empty.title'),
        children: t('staff.empty.body'),
      }}
    />
  )
}
