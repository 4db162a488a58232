import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { loadReceipt } from '../../shared/api/documents.ts'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ListLink } from '../../shared/ui/list-link.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { OrderState } from '../../shared/ui/states.tsx'
import type { OrderLine } from './api/services.ts'
import classes from './services-page.module.css'

/** A subscription that can be ended. */
export const isEndable = ({ state }: Pick<OrderLine, 'state'>): boolean =>
  state === 'active' || state === 'past-due'

/** N°, Date, Montant, Abonnement, Objet, État, Actions. */
export function useOrderColumns(onEnd: (order: OrderLine) => void): readonly Column<OrderLine>[] {
  const { t } = useTranslation(['services', 'states'])
  const format = useFormat()
  const isOwn = useOwnFile()
  const maySeePayments = useMayInFile()('payments.see')
  return useMemo(
    () => [
      { key: 'number', header: t('columns.number'), render: (row) => row.number },
      { key: 'date', header: t('columns.date'), render: (row) => format.day(row.orderedOn) },
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      {
        key: 'interval',
        header: t('columns.interval'),
        render: (row) => t(`interval.${row.interval ?? 'once'}`),
      },
      {
        key: 'label',
        header: t('columns.label'),
        main: true,
        render: (row) => (
          <ListLink to={paths.serviceOrder(row.id)} className={classes.link}>
            {row.label}
          </ListLink>
        ),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => (
          <>
            <OrderState state={row.state} withdrawal={row.withdrawalState} />
            {row.state === 'ending' && row.withdrawalState === null && row.paidUntil !== null && (
              <span className={classes.until}>{t('until', { date: format.day(row.paidUntil) })}</span>
            )}
          </>
        ),
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => {
          const { receiptPaymentId } = row
          return (
            <div className={classes.actions}>
              {receiptPaymentId !== null && maySeePayments && (
                <DownloadButton
                  label={t('receipt')}
                  size="sm"
                  load={() => loadReceipt(receiptPaymentId)}
                  fileName={t('states:receiptFile')}
                />
              )}
              {isOwn && isEndable(row) && (
                <Button variant="default" size="sm" onClick={() => onEnd(row)}>
                  {t('end.short')}
                </Button>
              )}
            </div>
          )
        },
      },
    ],
    [t, format, onEnd, isOwn, maySeePayments],
  )
}
