import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router-dom'
import { loadReceipt } from '../../shared/api/documents.ts'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { type Fact, Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { OrderState, PaymentState } from '../../shared/ui/states.tsx'
import type { Order } from './api/services.ts'
import { EndDialog } from './end-dialog.tsx'
import { OpenOrder } from './open-order.tsx'
import { isEndable } from './order-columns.tsx'
import { OrderWithdrawal } from './order-withdrawal.tsx'
import { UnpaidOrder } from './unpaid-order.tsx'
import { useOrderFollow } from './use-order-follow.ts'
import { useServiceWords } from './use-service-words.ts'

interface OutcomeProps {
  readonly order: Order
  /** Came back from the payment page. */
  readonly isBack: boolean
  /** Its page was opened to pay what the bank had refused. */
  readonly wasUnpaid: boolean
}

/** What became of an order that is not open any more, in one sentence with what follows. */
function Outcome({ order, isBack, wasUnpaid }: OutcomeProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { state, paidUntil } = order
  const date = paidUntil === null ? '' : format.day(paidUntil, 'long')
  if (state === 'active' && wasUnpaid)
    return (
      <Notice tone="success" role="status" title={t('unpaid.doneTitle')}>
        <p>{t('unpaid.done', { date })}</p>
      </Notice>
    )
  if ((state === 'paid' || state === 'active') && isBack)
    return (
      <Notice tone="success" role="status" title={t(`outcome.${state}Title`)}>
        <p>{t(`outcome.${state}`, { date })}</p>
      </Notice>
    )
  if (state === 'ending')
    return (
      <Notice tone="info" title={t('outcome.endingTitle', { date })}>
        <p>{t('outcome.ending')}</p>
      </Notice>
    )
  return null
}

function Information({ order }: { readonly order: Order }) {
  const { t } = useTranslation(['services', 'states'])
  const format = useFormat()
  const { price } = useServiceWords()
  const facts: Fact[] = [
    { label: t('columns.number'), value: order.number },
    { label: t('columns.date'), value: format.day(order.orderedOn) },
    { label: t('columns.amount'), value: price(order) },
    ...(order.voucherCents > 0 ? [{ label: t('voucher'), value: format.euros(-order.voucherCents) }] : []),
    { label: t('columns.interval'), value: t(`interval.${order.interval ?? 'once'}`) },
    {
      label: t('columns.state'),
      value: <OrderState state={order.state} withdrawal={order.withdrawalState} />,
    },
  ]
  if (order.method !== null) facts.push({ label: t('pay.method'), value: t(`states:method.${order.method}`) })
  if (order.paidUntil !== null) facts.push({ label: t('paidUntil'), value: format.day(order.paidUntil) })
  if (order.fulfilledAt !== null)
    facts.push({ label: t('fulfilledOn'), value: format.instantDay(order.fulfilledAt) })
  if (order.fulfilmentNote !== null) facts.push({ label: t('note'), value: order.fulfilmentNote })
  return (
    <Section title={t('information')}>
      <Facts facts={facts} />
    </Section>
  )
}

type Payment = Order['payments'][number]

function Payments({ order }: { readonly order: Order }) {
  const { t } = useTranslation(['services', 'states'])
  const format = useFormat()
  const columns = useMemo<readonly Column<Payment>[]>(
    () => [
      {
        key: 'date',
        header: t('columns.date'),
        main: true,
        render: (row) => (row.paidOn === null ? t('notPaid') : format.day(row.paidOn)),
      },
      ...(order.interval === null
        ? []
        : [
            {
              key: 'period',
              header: t('period'),
              render: (row: Payment) =>
                row.startsOn === null || row.endsOn === null
                  ? ''
                  : t('fromTo', { from: format.day(row.startsOn), to: format.day(row.endsOn) }),
            },
          ]),
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      { key: 'state', header: t('columns.state'), render: (row) => <PaymentState state={row.state} /> },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) =>
          row.receiptNumber !== null && (
            <DownloadButton
              label={t('receipt')}
              size="sm"
              load={() => loadReceipt(row.id)}
              fileName={t('states:receiptFile')}
            />
          ),
      },
    ],
    [t, format, order.interval],
  )
  return (
    <Section title={t('payments')}>
      <RecordList caption={t('payments')} columns={columns} rows={order.payments} rowKey={({ id }) => id} />
    </Section>
  )
}

/** `/prestations/commandes/:id`: one order, from its payment to its end (M11). */
export function Component() {
  const { t } = useTranslation('services')
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const returned = search.get('retour')
  const isBack = returned === 'paye'
  const { query, following, late, again } = useOrderFollow(id, isBack)
  const [ending, setEnding] = useState(false)
  const [wasUnpaid, setWasUnpaid] = useState(false)
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  // While the payment is followed, a poll that fails is followed by the next.
  const shown = query.data === undefined ? query : { ...query, error: null }
  const order = query.data
  return (
    <Page
      title={order?.label ?? t('title')}
      actions={
        <>
          {order && isEndable(order) && (
            <Button variant="default" onClick={() => setEnding(true)}>
              {t('end.open')}
            </Button>
          )}
          <BackButton to={paths.services}>{t('back')}</BackButton>
        </>
      }
    >
      <LoadState query={shown}>
        {(now) => (
          <>
            {now.state === 'pending' || now.state === 'processing' ? (
              <OpenOrder
                order={now}
                following={following}
                late={late}
                again={again}
                abandoned={returned === 'annule'}
              />
            ) : now.state === 'past-due' && now.withdrawal.state !== 'asked' ? (
              <UnpaidOrder order={now} onOpened={() => setWasUnpaid(true)} />
            ) : (
              <Outcome order={now} isBack={isBack} wasUnpaid={wasUnpaid} />
            )}
            <Information order={now} />
            <Payments order={now} />
            <OrderWithdrawal order={now} />
          </>
        )}
      </LoadState>
      {ending && order && (
        <EndDialog order={order} onClose={() => setEnding(false)} onEnded={() => setEnding(false)} />
      )}
    </Page>
  )
}
