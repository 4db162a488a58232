import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { type Fact, Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { OrderState, PaymentState } from '../../../shared/ui/states.tsx'
import classes from '../services-page.module.css'
import { useServiceWords } from '../use-service-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { cancelOrder, fulfilOrder, refundOrder, type StaffOrder, staffOrderQuery } from './staff-services.ts'
import { StaffWithdrawal } from './staff-withdrawal.tsx'

type Payment = StaffOrder['payments'][number]
type Entry = StaffOrder['history'][number]

/** What staff may do with it now: fulfil what is paid, cancel what is not, end what runs. */
function Actions({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation('services')
  const mayHandle = useSession().permissions.includes('services.handle')
  const [open, setOpen] = useState<'fulfil' | 'cancel' | 'end'>()
  if (!mayHandle) return null
  const { id, state } = order
  const close = () => setOpen(undefined)
  const runs = state === 'active' || state === 'past-due'
  return (
    <>
      {state === 'paid' && (order.withdrawalState ?? 'declined') === 'declined' && (
        <Button onClick={() => setOpen('fulfil')}>{t('staff.fulfil.open')}</Button>
      )}
      {state === 'pending' && (
        <Button variant="default" onClick={() => setOpen('cancel')}>
          {t('staff.cancel.open')}
        </Button>
      )}
      {runs && (
        <Button variant="default" onClick={() => setOpen('end')}>
          {t('staff.end.open')}
        </Button>
      )}
      {open === 'fulfil' && (
        <ReasonDialog
          title={t('staff.fulfil.title')}
          body={t('staff.fulfil.body', { holder: order.holderName })}
          label={t('staff.fulfil.note')}
          confirm={t('staff.fulfil.open')}
          optional
          act={(note) => fulfilOrder(id, note)}
          onClose={close}
        />
      )}
      {(open === 'cancel' || open === 'end') && (
        <ReasonDialog
          title={t(`staff.${open}.title`)}
          body={t(`staff.${open}.body`, { holder: order.holderName })}
          label={t('staff.reason')}
          confirm={t(`staff.${open}.open`)}
          dangerous
          act={(reason) => cancelOrder(id, reason)}
          onClose={close}
        />
      )}
    </>
  )
}

function Information({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation(['services', 'states', 'serviceWithdrawals'])
  const format = useFormat()
  const { price } = useServiceWords()
  const facts: Fact[] = [
    {
      label: t('staff.holder'),
      value: (
        <Link to={paths.staffMember(order.personId)} className={classes.link}>
          {order.holderName}
        </Link>
      ),
    },
    { label: t('staff.email'), value: order.email },
    { label: t('columns.number'), value: order.number },
    { label: t('columns.date'), value: format.day(order.orderedOn) },
    { label: t('columns.amount'), value: price(order) },
    ...(order.voucherCents > 0 ? [{ label: t('voucher'), value: format.euros(-order.voucherCents) }] : []),
    {
      label: t('serviceWithdrawals:staff.begins'),
      value: t(
        order.beginsAtOnce ? 'serviceWithdrawals:staff.atOnce' : 'serviceWithdrawals:staff.afterwards',
      ),
    },
    {
      label: t('columns.state'),
      value: <OrderState state={order.state} withdrawal={order.withdrawalState} />,
    },
  ]
  if (order.method !== null) facts.push({ label: t('pay.method'), value: t(`states:method.${order.method}`) })
  if (order.paidUntil !== null) facts.push({ label: t('paidUntil'), value: format.day(order.paidUntil) })
  if (order.endReason !== null) facts.push({ label: t('staff.endReason'), value: order.endReason })
  if (order.fulfilmentNote !== null) facts.push({ label: t('note'), value: order.fulfilmentNote })
  return (
    <Section title={t('information')}>
      <Facts facts={facts} />
    </Section>
  )
}

/** By which way the money goes back; none does where a voucher paid it all. */
const bodyOf = ({ amountCents, method }: Payment) =>
  amountCents === 0 ? 'bodyFree' : method === 'card' || method === 'sepa-debit' ? 'body' : 'bodyManual'

function Payments({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation(['services', 'states'])
  const format = useFormat()
  const mayRefund = useSession().permissions.includes('payments.refund')
  const [refunding, setRefunding] = useState<Payment>()
  const [requestKey, setRequestKey] = useState(newRequestKey)
  const isFree = refunding?.amountCents === 0
  const columns: readonly Column<Payment>[] = [
    {
      key: 'date',
      header: t('columns.date'),
      main: true,
      render: (row) => (row.paidOn === null ? t('notPaid') : format.day(row.paidOn)),
    },
    {
      key: 'period',
      header: t('period'),
      hideInCard: (row) => row.startsOn === null,
      render: (row) =>
        row.startsOn === null || row.endsOn === null
          ? '–'
          : t('fromTo', { from: format.day(row.startsOn), to: format.day(row.endsOn) }),
    },
    {
      key: 'amount',
      header: t('columns.amount'),
      align: 'end',
      render: (row) => format.euros(row.amountCents),
    },
    { key: 'receipt', header: t('receipt'), render: (row) => row.receiptNumber ?? '–' },
    { key: 'state', header: t('columns.state'), render: (row) => <PaymentState state={row.state} /> },
    {
      key: 'actions',
      header: t('columns.actions'),
      actions: true,
      render: (row) =>
        mayRefund &&
        row.state === 'paid' && (
          <Button variant="default" size="sm" onClick={() => setRefunding(row)}>
            {t(row.amountCents === 0 ? 'staff.refund.undo' : 'staff.refund.open')}
          </Button>
        ),
    },
  ]
  return (
    <Section title={t('payments')}>
      {order.refundPending && <Notice tone="info" title={t('staff.refund.pending')} />}
      <RecordList
        caption={t('payments')}
        columns={columns}
        rows={order.payments}
        rowKey={({ id }) => id}
        dense
      />
      {refunding && (
        <ReasonDialog
          title={
            isFree
              ? t('staff.refund.undoTitle')
              : t('staff.refund.title', { amount: format.euros(refunding.amountCents) })
          }
          body={t(`staff.refund.${bodyOf(refunding)}`, { holder: order.holderName })}
          label={t('staff.reason')}
          confirm={
            isFree
              ? t('staff.refund.undo')
              : t('staff.refund.confirm', { amount: format.euros(refunding.amountCents) })
          }
          dangerous
          act={(reason) => refundOrder(order.id, { paymentId: refunding.id, reason }, requestKey)}
          onClose={() => {
            setRefunding(undefined)
            setRequestKey(newRequestKey())
          }}
        />
      )}
    </Section>
  )
}

function History({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const words: Readonly<Record<string, string>> = t('staff.history.actions', { returnObjects: true })
  const columns: readonly Column<Entry>[] = [
    {
      key: 'at',
      header: t('staff.history.at'),
      render: (row) => `${format.instantDay(row.at)} ${format.instantTime(row.at)}`,
    },
    {
      key: 'action',
      header: t('staff.history.action'),
      main: true,
      render: (row) => words[row.action.replaceAll('.', '_')] ?? row.action,
    },
    { key: 'by', header: t('staff.history.by'), render: (row) => row.by ?? t('staff.history.portal') },
    {
      key: 'reason',
      header: t('staff.reason'),
      hideInCard: (row) => row.reason === null,
      render: (row) => row.reason ?? '–',
    },
  ]
  return (
    <Section title={t('staff.history.title')}>
      <RecordList
        caption={t('staff.history.title')}
        columns={columns}
        rows={order.history}
        rowKey={({ id }) => id}
        dense
      />
    </Section>
  )
}

/** `/admin/prestations/commandes/:id`: one order, its payments, what happened, and what to do (M17). */
export function Component() {
  const { t } = useTranslation('services')
  const { id = '' } = useParams()
  const query = useQuery(staffOrderQuery(id))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const order = query.data
  return (
    <Page
      title={order ? t('staff.orderTitle', { number: order.number }) : t('staff.title')}
      lead={order?.label}
      actions={
        <Group gap="xs">
          {order && <Actions order={order} />}
          <BackButton to={paths.staffServices}>{t('back')}</BackButton>
        </Group>
      }
    >
      <LoadState query={query}>
        {(now) => (
          <>
            <StaffWithdrawal order={now} />
            <Information order={now} />
            <Payments order={now} />
            <History order={now} />
          </>
        )}
      </LoadState>
    </Page>
  )
}
