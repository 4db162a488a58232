import { Button, Loader } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { useFormat } from '../../shared/format/format.ts'
import { usePaymentFacts } from '../../shared/payments/use-payment-facts.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice, Reference } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { checkOrderNow, giveUpOrder, type Order, orderQuery, refreshAfterOrder } from './api/services.ts'
import classes from './order-page.module.css'

/** Gives up an order that is not paid, after a question. */
function GiveUp({ order }: { readonly order: Order }) {
  const { t } = useTranslation('services')
  const queries = useQueryClient()
  const [asking, question] = useDisclosure(false)
  const mutation = useMutation({
    mutationFn: () => giveUpOrder(order.id),
    onSuccess: (now) => {
      question.close()
      refreshAfterOrder(queries, now)
    },
    // Paid or ended meanwhile: the page shows what it has become.
    onError: () => void queries.invalidateQueries({ queryKey: orderQuery(order.id).queryKey }),
  })
  const manual = order.method === 'transfer' || order.method === 'cheque'
  return (
    <>
      <Button variant="default" onClick={question.open}>
        {t('giveUp.open')}
      </Button>
      {asking && (
        <Dialog
          title={t('giveUp.title')}
          onClose={question.close}
          actions={
            <>
              <Button variant="default" onClick={question.close} data-autofocus>
                {t('giveUp.keep')}
              </Button>
              <Button color="red.9" loading={mutation.isPending} onClick={() => mutation.mutate()}>
                {t('giveUp.open')}
              </Button>
            </>
          }
        >
          <p>{t(manual ? 'giveUp.bodyManual' : 'giveUp.body')}</p>
          {mutation.error && <ErrorNotice title={t('giveUp.failed')} error={mutation.error} />}
        </Dialog>
      )}
    </>
  )
}

/** Back to the payment page; when it could not be opened before, the API is asked to open it now. */
function Resume({ order }: { readonly order: Order }) {
  const { t } = useTranslation('services')
  const queries = useQueryClient()
  const address = checkoutAddress(order.checkoutUrl)
  const opening = useMutation({
    mutationFn: () => checkOrderNow(order.id),
    onSuccess: (now) => {
      refreshAfterOrder(queries, now)
      const opened = checkoutAddress(now.checkoutUrl)
      if (opened !== undefined) leaveFor(opened)
    },
  })
  return (
    <>
      <Button
        loading={opening.isPending}
        onClick={() => (address === undefined ? opening.mutate() : leaveFor(address))}
      >
        {t('resume')}
      </Button>
      {opening.error && <ErrorNotice title={t('pay.failed')} error={opening.error} />}
    </>
  )
}

/** How to pay by transfer or cheque, and what happens next. */
function Instructions({ order }: { readonly order: Order }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { email } = useSession()
  const facts = usePaymentFacts(order)
  const by = order.method === 'cheque' ? 'cheque' : 'transfer'
  return (
    <Section title={t(`instructions.${by}`)} actions={<GiveUp order={order} />}>
      <p>{t('instructions.intro', { amount: format.euros(order.amountCents) })}</p>
      <Facts single facts={facts} />
      <p className={classes.note}>{t('instructions.next', { email })}</p>
    </Section>
  )
}

interface OpenOrderProps {
  readonly order: Order
  readonly following: boolean
  readonly late: boolean
  readonly again: () => void
  /** Came back from the payment page without having paid. */
  readonly abandoned: boolean
}

/** An order that is not paid yet: what to do, or what is being waited for. */
export function OpenOrder({ order, following, late, again, abandoned }: OpenOrderProps) {
  const { t } = useTranslation('services')
  const { email } = useSession()
  const reference = order.reference !== null && (
    <Reference>{t('reference', { reference: order.reference })}</Reference>
  )
  if (following)
    return (
      <div className={classes.progress} role="status">
        <Loader size={36} aria-hidden />
        <p>{t('progress.title')}</p>
        <p>{t('progress.body')}</p>
      </div>
    )
  if (late)
    return (
      <Notice
        tone="warning"
        role="status"
        title={t('progress.lateTitle')}
        actions={<Button onClick={again}>{t('progress.again')}</Button>}
      >
        <p>{t('progress.lateBody', { email })}</p>
        {reference}
      </Notice>
    )
  if (order.state === 'processing')
    return (
      <Notice tone="info" role="status" title={t('processing.title')}>
        <p>{t('processing.body', { email })}</p>
        {reference}
      </Notice>
    )
  if (order.method === 'transfer' || order.method === 'cheque') return <Instructions order={order} />
  return (
    <Notice
      tone={abandoned ? 'info' : 'warning'}
      title={t(abandoned ? 'open.abandoned' : 'open.title')}
      actions={
        <>
          <Resume order={order} />
          <GiveUp order={order} />
        </>
      }
    >
      <p>{t('open.body')}</p>
    </Notice>
  )
}
