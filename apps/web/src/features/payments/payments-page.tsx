import { Button } from '@mantine/core'
import { IconCreditCard } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { loadReceipt } from '../../shared/api/documents.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { RefundNote } from '../../shared/payments/refund-note.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { PaymentState } from '../../shared/ui/states.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type Payment, paymentsQuery } from './api/list-payments.ts'
import classes from './payments-page.module.css'

function usePaymentColumns(): readonly Column<Payment>[] {
  const { t } = useTranslation(['payments', 'states'])
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('columns.date'),
        render: (row) => (row.paidOn === null ? format.instantDay(row.createdAt) : format.day(row.paidOn)),
      },
      {
        key: 'label',
        header: t('columns.label'),
        main: true,
        render: (row) => (
          <>
            {row.label}
            {row.reference !== null && (
              <span className={classes.reference}>{t('reference', { reference: row.reference })}</span>
            )}
          </>
        ),
      },
      { key: 'method', header: t('columns.method'), render: (row) => t(`states:method.${row.method}`) },
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => (
          <>
            {format.euros(row.amountCents)}
            <RefundNote payment={row} />
          </>
        ),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <PaymentState state={row.state} unpaidBy={row.unpaidBy} />,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) =>
          (row.state === 'paid' || row.state === 'refunded') && row.receiptNumber !== null ? (
            <DownloadButton
              label={t('receipt')}
              size="sm"
              load={() => loadReceipt(row.id)}
              fileName={t('states:receiptFile')}
            />
          ) : (
            <span className="visually-hidden">{t('noReceipt')}</span>
          ),
      },
    ],
    [t, format],
  )
}

/** "Paiements": what was paid or is to be, and the receipts. */
export function Component() {
  const { t } = useTranslation('payments')
  const address = useListAddress()
  const query = useListPage(paymentsQuery(address.cursor), address)
  const columns = usePaymentColumns()
  return (
    <Page title={t('title')}>
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconCreditCard size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
          action: (
            <Button component={Link} to={paths.memberships} variant="default">
              {t('empty.action')}
            </Button>
          ),
        }}
      />
    </Page>
  )
}
