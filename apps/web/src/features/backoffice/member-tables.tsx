import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { RefundNote } from '../../shared/payments/refund-note.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { MembershipState, PaymentState, Settlement } from '../../shared/ui/states.tsx'
import type { MemberFile } from './api/get-member.ts'
import classes from './member-page.module.css'
import { isCancellable, isRefundable } from './refunds/refunds.ts'

type Membership = MemberFile['memberships'][number]
type Payment = MemberFile['payments'][number]

interface MemberMembershipsProps {
  readonly memberships: readonly Membership[]
  /** For who may cancel one. */
  readonly onCancel: ((membership: Membership) => void) | undefined
}

export function MemberMemberships({ memberships, onCancel }: MemberMembershipsProps) {
  const { t } = useTranslation(['backoffice', 'memberships', 'refunds'])
  const format = useFormat()
  const columns = useMemo<readonly Column<Membership>[]>(
    () => [
      {
        key: 'startsOn',
        header: t('memberships:columns.startsOn'),
        render: (row) => format.day(row.startsOn),
      },
      {
        key: 'renewedOn',
        header: t('memberships:columns.renewedOn'),
        render: (row) => (row.renewedOn === null ? t('member.empty') : format.day(row.renewedOn)),
        hideInCard: (row) => row.renewedOn === null,
      },
      {
        key: 'endsOn',
        header: t('memberships:columns.endsOn'),
        render: ({ cancellation, endsOn }) =>
          cancellation === null
            ? format.day(endsOn)
            : t('memberships:cancelledOn', { date: format.day(cancellation.on) }),
      },
      { key: 'type', header: t('memberships:columns.type'), render: (row) => row.type.label },
      {
        key: 'amount',
        header: t('memberships:columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      {
        key: 'settlement',
        header: t('memberships:columns.settlement'),
        render: (row) => <Settlement paidOn={row.paidOn} method={row.paymentMethod} />,
      },
      {
        key: 'state',
        header: t('memberships:columns.state'),
        main: true,
        render: (row) => <MembershipState state={row.state} />,
      },
      ...(onCancel
        ? [
            {
              key: 'actions',
              header: t('memberships:columns.actions'),
              actions: true,
              render: (row: Membership) =>
                isCancellable(row) && (
                  <Button variant="default" size="sm" onClick={() => onCancel(row)}>
                    {t('refunds:cancel')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, format, onCancel],
  )
  if (memberships.length === 0) return <p className={classes.none}>{t('member.noMemberships')}</p>
  return (
    <RecordList
      caption={t('member.memberships')}
      columns={columns}
      rows={memberships}
      rowKey={({ id }) => id}
      dense
    />
  )
}

interface MemberPaymentsProps {
  readonly payments: readonly Payment[]
  /** For who may give one back. */
  readonly onRefund: ((payment: Payment) => void) | undefined
}

export function MemberPayments({ payments, onRefund }: MemberPaymentsProps) {
  const { t } = useTranslation(['backoffice', 'refunds', 'states'])
  const format = useFormat()
  const columns = useMemo<readonly Column<Payment>[]>(
    () => [
      {
        key: 'date',
        header: t('payments.columns.date'),
        render: (row) => (row.paidOn === null ? format.instantDay(row.createdAt) : format.day(row.paidOn)),
      },
      { key: 'label', header: t('payments.columns.label'), main: true, render: (row) => row.label },
      {
        key: 'method',
        header: t('payments.columns.method'),
        render: (row) => t(`states:method.${row.method}`),
      },
      {
        key: 'reference',
        header: t('payments.columns.reference'),
        render: (row) => row.reference ?? t('member.empty'),
        hideInCard: (row) => row.reference === null,
      },
      {
        key: 'amount',
        header: t('payments.columns.amount'),
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
        header: t('payments.columns.state'),
        render: (row) => <PaymentState state={row.state} unpaidBy={row.unpaidBy} />,
      },
      ...(onRefund
        ? [
            {
              key: 'actions',
              header: t('payments.columns.actions'),
              actions: true,
              render: (row: Payment) =>
                isRefundable(row) && (
                  <Button variant="default" size="sm" onClick={() => onRefund(row)}>
                    {t('refunds:refund')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, format, onRefund],
  )
  if (payments.length === 0) return <p className={classes.none}>{t('member.noPayments')}</p>
  return (
    <RecordList
      caption={t('member.payments')}
      columns={columns}
      rows={payments}
      rowKey={({ id }) => id}
      dense
    />
  )
}
