import { ApiError } from '@guichet/client'
import { vatFromGross } from '@guichet/domain/vat'
import { Button } from '@mantine/core'
import { IconBuildingBank, IconCreditCard, IconMail, IconTransfer } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useOwnFile } from '../../shared/api/session.ts'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { useVoucher } from '../../shared/vouchers/use-voucher.ts'
import { VoucherChoice } from '../../shared/vouchers/voucher-choice.tsx'
import { VoucherLines } from '../../shared/vouchers/voucher-lines.tsx'
import {
  type Order,
  type OrderMethod,
  orderService,
  refreshAfterOrder,
  type Service,
} from './api/services.ts'
import classes from './order-form.module.css'
import { useServiceWords } from './use-service-words.ts'
import { WithdrawalChoice } from './withdrawal-choice.tsx'

const ICONS: Readonly<Record<OrderMethod, typeof IconMail>> = {
  card: IconCreditCard,
  'sepa-debit': IconBuildingBank,
  transfer: IconTransfer,
  cheque: IconMail,
}
const isManual = (method: OrderMethod) => method === 'transfer' || method === 'cheque'
/** What is on offer has changed since it was shown, or an order is there already: it is asked again. */
const offerIsOld = (error: unknown) =>
  error instanceof ApiError &&
  (error.code.startsWith('service-order.') || error.code === 'voucher.unavailable')

/** Way to pay and what will be paid, then the button. */
export function OrderForm({ service }: { readonly service: Service }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { price, vat } = useServiceWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [chosen, setMethod] = useState<OrderMethod>()
  const [requestKey, setRequestKey] = useState(newRequestKey)
  const [leaving, setLeaving] = useState(false)
  const [unsafe, setUnsafe] = useState(false)
  const [beginsAtOnce, setBeginsAtOnce] = useState(false)
  const [missing, setMissing] = useState(false)
  // Two clicks may come before the button is drawn as busy.
  const sending = useRef(false)
  const begin = useRef<HTMLInputElement>(null)
  const method = service.methods.find((one) => one === chosen) ?? service.methods[0]
  // What recurs is paid by the payment service’s own calendar.
  const isOwn = useOwnFile()
  const voucher = useVoucher(service.amountCents, { taken: isOwn && service.interval === null })

  const follow = (order: Order) => {
    if (order.checkoutUrl === null) {
      void navigate(paths.serviceOrder(order.id))
      return
    }
    const address = checkoutAddress(order.checkoutUrl)
    if (address === undefined) {
      setUnsafe(true)
      return
    }
    setLeaving(true)
    leaveFor(address)
  }
  const mutation = useMutation({
    mutationFn: (by: OrderMethod) =>
      orderService(
        {
          ...{ serviceId: service.id, method: by, amountCents: service.amountCents, beginsAtOnce },
          ...(voucher.chosen && { voucherId: voucher.chosen.id }),
        },
        requestKey,
      ),
    onSuccess: (order) => {
      refreshAfterOrder(queries, order)
      follow(order)
    },
    onError: (error) => {
      const isOld = offerIsOld(error)
      if (isOld)
        for (const queryKey of [['services'], ['vouchers']])
          queries.invalidateQueries({ queryKey }).catch(() => undefined)
      const isSpent = error instanceof ApiError && error.code === 'idempotency.key-reused'
      // What is ordered at another price is another order.
      if (isOld || isSpent) setRequestKey(newRequestKey())
    },
    onSettled: () => {
      sending.current = false
    },
  })
  if (method === undefined) return <Notice tone="warning" title={t('pay.noMethod')} />
  const busy = mutation.isPending || leaving
  const amount = format.euros(voucher.dueCents)
  const isFree = voucher.dueCents === 0
  const pay = () => {
    if (busy || sending.current) return
    // A subscription begins with its payment.
    if (service.interval !== null && !beginsAtOnce) {
      setMissing(true)
      // On a phone the box stands out of sight above the button.
      begin.current?.focus()
      return
    }
    sending.current = true
    setUnsafe(false)
    mutation.mutate(method)
  }
  return (
    <div className={classes.grid}>
      <div className={classes.steps}>
        <VoucherChoice
          use={voucher}
          disabled={busy}
          onChange={(id) => {
            voucher.choose(id)
            setRequestKey(newRequestKey())
          }}
        />
        {!isFree && (
          <Section title={t('pay.method')}>
            <ChoiceCards
              legend={t('pay.method')}
              hideLegend
              name="method"
              value={method}
              disabled={busy}
              choices={service.methods.map((one) => {
                const Icon = ICONS[one]
                return {
                  value: one,
                  label: t(`pay.methods.${one}`),
                  description: t(`pay.methods.${one}Body`),
                  icon: <Icon size={20} aria-hidden />,
                }
              })}
              onChange={(value) => {
                setMethod(value)
                setRequestKey(newRequestKey())
              }}
            />
          </Section>
        )}
        <WithdrawalChoice
          service={service}
          beginsAtOnce={beginsAtOnce}
          disabled={busy}
          missing={missing}
          box={begin}
          onChange={(value) => {
            setBeginsAtOnce(value)
            setMissing(false)
            setRequestKey(newRequestKey())
          }}
        />
      </div>
      <div className={classes.summary}>
        <Section title={t('pay.summary')}>
          <p className={classes.amount}>
            <span>{service.label}</span>
            <span>{price(service)}</span>
          </p>
          <VoucherLines use={voucher} />
          <p className={classes.note}>
            {vat({ ...service, ...vatFromGross(voucher.dueCents, service.vatRateBps) })}
          </p>
          <p className={classes.sentence} aria-live="polite">
            {isFree ? t('pay.sentence.voucher') : t(`pay.sentence.${method}`, { amount })}
          </p>
          {service.interval !== null && (
            <p className={classes.note}>{t(`pay.renews.${service.interval}`, { amount })}</p>
          )}
          {!(isFree || isManual(method)) && <p className={classes.note}>{t('pay.stripe')}</p>}
          {(unsafe || mutation.error) && (
            <div className={classes.failure}>
              {unsafe && <Notice tone="danger" role="alert" title={t('pay.badCheckout')} />}
              {mutation.error && <ErrorNotice title={t('pay.failed')} error={mutation.error} />}
            </div>
          )}
          <Button
            fullWidth
            size="lg"
            mt="md"
            onClick={pay}
            loading={busy}
            classNames={{ label: classes.label }}
          >
            {isFree
              ? t('pay.withVoucher')
              : isManual(method)
                ? t(`pay.ask.${method}`)
                : t('pay.pay', { amount })}
          </Button>
          <span className="visually-hidden" role="status">
            {busy && !isFree ? t('pay.opening') : ''}
          </span>
        </Section>
      </div>
    </div>
  )
}
