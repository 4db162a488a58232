import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { useFormat } from '../../shared/format/format.ts'
import { PaymentMethodChoice } from '../../shared/payments/payment-method-choice.tsx'
import {
  isOfferChanged,
  TermsChanged,
  untilShown,
  useTermsBefore,
} from '../../shared/payments/terms-changed.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import {
  checkJoiningNow,
  type Joining,
  type JoiningMethod,
  type JoiningOrder,
  openJoiningPayment,
} from './api/joinings.ts'
import classes from './join.module.css'

interface JoinPaymentProps {
  readonly token: string
  readonly order: JoiningOrder
  /** The payment page could not be opened, or it is paid by transfer or cheque: the page shows what stands. */
  readonly onOpened: (joining: Joining) => void
}

const waitsAlready = (error: unknown) => error instanceof ApiError && error.code === 'joining.payment-pending'

/** How one pays, what that means, and the button. */
export function JoinPayment({ token, order, onOpened }: JoinPaymentProps) {
  const { t } = useTranslation(['joining', 'memberships'])
  const format = useFormat()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<JoiningMethod>()
  const [key, setKey] = useState(newRequestKey)
  const [leaving, setLeaving] = useState(false)
  const method = order.methods.find((one) => one === chosen) ?? order.methods[0]
  const { amountCents, startsOn, endsOn } = order
  const terms = { amountCents, startsOn, endsOn }
  const before = useTermsBefore(terms)
  useEffect(() => {
    // The browser's "back" from the payment page shows this page as it was left.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) setLeaving(false)
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])
  const pay = useMutation({
    mutationFn: (wanted: JoiningMethod) => openJoiningPayment(token, { method: wanted, ...terms }, key),
    onSuccess: (joining) => {
      const address = checkoutAddress(joining.order?.payment?.checkoutUrl ?? null)
      if (address === undefined) return onOpened(joining)
      setLeaving(true)
      leaveFor(address)
    },
    onError: async (error) => {
      setKey(newRequestKey())
      // It may be open all the same, here or in another tab: the page shows what stands.
      const asked = queries.invalidateQueries({ queryKey: ['joinings', 'one'] }).catch(() => undefined)
      // The button stays busy until the page shows what holds now.
      if (isOfferChanged(error)) await untilShown(asked)
    },
  })
  if (method === undefined) return <Notice tone="warning" title={t('memberships:renewal.noMethod')} />
  const online = method === 'card' || method === 'sepa-debit'
  const amount = format.euros(amountCents)
  // What has changed says more than that something has.
  const failure = before && isOfferChanged(pay.error) ? null : pay.error
  const button =
    method === 'transfer'
      ? t('memberships:renewal.askTransfer')
      : method === 'cheque'
        ? t('memberships:renewal.askCheque')
        : t('memberships:renewal.pay', { amount })
  return (
    <Section title={t('memberships:renewal.step.method')}>
      <PaymentMethodChoice
        methods={order.methods}
        value={method}
        disabled={pay.isPending || leaving}
        onChange={(value) => {
          setChosen(value)
          setKey(newRequestKey())
        }}
      />
      <p className={classes.note} aria-live="polite">
        {t(`memberships:renewal.summary.${method}`, { amount, date: format.day(endsOn) })}
        {online && ` ${t('memberships:renewal.summary.stripe')}`}
      </p>
      {(before || failure) && (
        <div className={classes.notices}>
          {before && <TermsChanged before={before} now={terms} />}
          {failure && (
            <ErrorNotice
              title={waitsAlready(failure) ? t('joining:payment.waits') : t('joining:payment.failed')}
              error={failure}
            />
          )}
        </div>
      )}
      <Button mt="md" size="lg" loading={pay.isPending || leaving} onClick={() => pay.mutate(method)}>
        {button}
      </Button>
    </Section>
  )
}

/** The payment page that is open, opened again when it could not be before. */
export function useResumedPayment(token: string, onChanged: (joining: Joining) => void) {
  const [leaving, setLeaving] = useState(false)
  const mutation = useMutation({
    mutationFn: () => checkJoiningNow(token),
    onSuccess: (joining) => {
      const address = checkoutAddress(joining.order?.payment?.checkoutUrl ?? null)
      onChanged(joining)
      if (joining.state !== 'awaiting-payment' || address === undefined) return
      setLeaving(true)
      leaveFor(address)
    },
  })
  return { resume: () => mutation.mutate(), busy: mutation.isPending || leaving, error: mutation.error }
}
