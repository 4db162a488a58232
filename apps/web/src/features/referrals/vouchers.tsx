import { Button } from '@mantine/core'
import { IconGift } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import type { Voucher } from '../../shared/vouchers/usable-vouchers.ts'
import { vouchersQuery } from './api/referrals.ts'
import classes from './referrals.module.css'
import { VoucherDialog } from './voucher-dialog.tsx'
import { VoucherStateLabel } from './voucher-state.tsx'

function useColumns(onOpen: (voucher: Voucher) => void): readonly Column<Voucher>[] {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'number',
        header: t('columns.number'),
        main: true,
        render: (row, as) => (as === 'card' ? t('number', { number: row.number }) : row.number),
      },
      {
        key: 'origin',
        header: t('columns.origin'),
        render: (row) => t(`origins.${row.origin}`, { name: row.otherFirstName ?? '' }),
      },
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
      { key: 'expires', header: t('columns.expires'), render: (row) => format.day(row.expiresOn) },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <VoucherStateLabel state={row.state} />,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => (
          <Button variant="default" size="sm" onClick={() => onOpen(row)}>
            {t('movements.open')}
          </Button>
        ),
      },
    ],
    [t, format, onOpen],
  )
}

/** My vouchers, each with what happened to it. */
export function Vouchers() {
  const { t } = useTranslation('vouchers')
  const address = useListAddress()
  const query = useListPage(vouchersQuery(address.cursor), address)
  const [open, setOpen] = useState<Voucher>()
  const columns = useColumns(setOpen)
  return (
    <>
      <p className={classes.worth}>{t('howToUse')}</p>
      <PagedList
        query={query}
        address={address}
        caption={t('vouchersCaption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconGift size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
        }}
      />
      {open && <VoucherDialog voucher={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
