import { IconUsersPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type ReferralLine, referralsQuery } from './api/referrals.ts'
import classes from './referrals.module.css'
import { ReferralStateLabel } from './voucher-state.tsx'

/** Whom I brought: first names only. */
export function Brought() {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  const address = useListAddress()
  const query = useListPage(referralsQuery(address.cursor), address)
  const columns = useMemo<readonly Column<ReferralLine>[]>(
    () => [
      { key: 'name', header: t('columns.firstName'), main: true, render: (row) => row.firstName },
      { key: 'joined', header: t('columns.joined'), render: (row) => format.day(row.joinedOn) },
      {
        key: 'voucher',
        header: t('columns.voucher'),
        align: 'end',
        render: (row) => (row.voucherCents === null ? '–' : format.euros(row.voucherCents)),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <ReferralStateLabel state={row.state} />,
      },
    ],
    [t, format],
  )
  return (
    <>
      <p className={classes.worth}>{t('broughtLead')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('broughtCaption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconUsersPlus size={28} />,
          title: t('nobody.title'),
          children: t('nobody.body'),
        }}
      />
    </>
  )
}
