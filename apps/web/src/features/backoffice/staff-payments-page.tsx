import { Button } from '@mantine/core'
import { IconCash, IconTransfer } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { RefundNote } from '../../shared/payments/refund-note.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { PaymentState } from '../../shared/ui/states.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import {
  FILTER_METHODS,
  PAYMENT_STATES,
  type StaffPayment,
  staffPaymentsQuery,
} from './api/list-staff-payments.ts'
import classes from './members-page.module.css'
import { RecordPaymentDialog } from './record-payment-dialog.tsx'
import { RefundDialog } from './refunds/refund-dialog.tsx'
import { isRefundable } from './refunds/refunds.ts'

const ADDRESS = { filters: { etat: oneOf(PAYMENT_STATES), mode: oneOf(FILTER_METHODS) } }

/** A transfer or a cheque that has not arrived: the only payments that are recorded by hand. */
const isRecordable = ({ state, method }: StaffPayment) =>
  state === 'pending' && (method === 'transfer' || method === 'cheque')

interface Acts {
  readonly onRecord: ((payment: StaffPayment) => void) | undefined
  readonly onRefund: ((payment: StaffPayment) => void) | undefined
}

function usePaymentColumns({ onRecord, onRefund }: Acts) {
  const { t } = useTranslation(['backoffice', 'refunds', 'states'])
  const format = useFormat()
  return useMemo<readonly Column<StaffPayment>[]>(
    () => [
      {
        key: 'date',
        header: t('payments.columns.date'),
        render: (row) => format.instantDay(row.createdAt),
      },
      {
        key: 'holder',
        header: t('payments.columns.holder'),
        main: true,
        render: (row) => (
          <Link to={paths.staffMember(row.personId)} className={classes.name} {...{ [ROW_LINK]: '' }}>
            {row.holderName}
          </Link>
        ),
      },
      {
        key: 'label',
        header: t('payments.columns.label'),
        render: (row) => (
          <>
            {row.label}
            {row.reference !== null && <span className={classes.reference}>{row.reference}</span>}
          </>
        ),
      },
      {
        key: 'method',
        header: t('payments.columns.method'),
        render: (row) => t(`states:method.${row.method}`),
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
        render: (row) => (
          <>
            <PaymentState state={row.state} unpaidBy={row.unpaidBy} />
            {row.paidOn !== null && (
              <span className={classes.reference}>
                {t('payments.paidThen', { date: format.day(row.paidOn) })}
              </span>
            )}
          </>
        ),
      },
      ...(onRecord || onRefund
        ? [
            {
              key: 'actions',
              header: t('payments.columns.actions'),
              actions: true,
              render: (row: StaffPayment) =>
                onRecord && isRecordable(row) ? (
                  <Button variant="default" size="sm" onClick={() => onRecord(row)}>
                    {t('payments.record')}
                  </Button>
                ) : (
                  onRefund &&
                  isRefundable(row) && (
                    <Button variant="default" size="sm" onClick={() => onRefund(row)}>
                      {t('refunds:refund')}
                    </Button>
                  )
                ),
            },
          ]
        : []),
    ],
    [t, format, onRecord, onRefund],
  )
}

/** `/admin/paiements`: payments of all members; transfers and cheques are recorded here as they arrive. */
export function Component() {
  const { t } = useTranslation(['backoffice', 'transfers', 'states'])
  const format = useFormat()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const { permissions } = useSession()
  const [recording, setRecording] = useState<StaffPayment>()
  const [recorded, setRecorded] = useState<StaffPayment>()
  const [refunding, setRefunding] = useState<StaffPayment>()
  const [done, setDone] = useState<string>()
  const query = useListPage(
    staffPaymentsQuery({ q, state: filters.etat, method: filters.mode, cursor }),
    address,
  )
  const columns = usePaymentColumns({
    onRecord: permissions.includes('payments.record') ? setRecording : undefined,
    onRefund: permissions.includes('payments.refund') ? setRefunding : undefined,
  })

  return (
    <Page
      title={t('payments.title')}
      actions={
        permissions.includes('payments.record') && (
          <Button
            component={Link}
            to={paths.staffTransfers}
            variant="default"
            leftSection={<IconTransfer size={18} aria-hidden />}
          >
            {t('transfers:open')}
          </Button>
        )
      }
    >
      <div role="status">
        {recorded && (
          <Notice
            tone="success"
            title={t('payments.recorded', {
              holder: recorded.holderName,
              amount: format.euros(recorded.amountCents),
            })}
          />
        )}
        {done !== undefined && <Notice tone="success" title={done} />}
      </div>
      <PagedList
        query={query}
        address={address}
        caption={t('payments.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('payments.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('payments.state')}
              allLabel={t('payments.all')}
              value={filters.etat}
              options={PAYMENT_STATES.map((value) => ({ value, label: t(`states:payment.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('payments.method')}
              allLabel={t('payments.all')}
              value={filters.mode}
              options={FILTER_METHODS.map((value) => ({
                value,
                label: value === 'manual' ? t('payments.manual') : t(`states:method.${value}`),
              }))}
              onChange={(mode) => address.change({ mode })}
            />
          </>
        }
        nothingFound={{
          title: t('payments.empty.title'),
          body: t('payments.empty.body'),
          clear: t('payments.empty.clear'),
        }}
        empty={{
          icon: <IconCash size={28} />,
          title: t('payments.empty.noneTitle'),
          children: t('payments.empty.noneBody'),
        }}
      />
      {recording && (
        <RecordPaymentDialog
          key={recording.id}
          payment={recording}
          onClose={() => setRecording(undefined)}
          onRecorded={() => {
            setDone(undefined)
            setRecorded(recording)
            setRecording(undefined)
          }}
        />
      )}
      {refunding && (
        <RefundDialog
          key={refunding.id}
          paymentId={refunding.id}
          onClose={() => setRefunding(undefined)}
          onDone={(words) => {
            setRecorded(undefined)
            setDone(words)
            setRefunding(undefined)
          }}
        />
      )}
    </Page>
  )
}
