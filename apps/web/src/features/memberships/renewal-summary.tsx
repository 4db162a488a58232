import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { useFormat } from '../../shared/format/format.ts'
import {
  isOfferChanged,
  TermsChanged,
  untilShown,
  useTermsBefore,
} from '../../shared/payments/terms-changed.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { VoucherUse } from '../../shared/vouchers/use-voucher.ts'
import { VoucherLines } from '../../shared/vouchers/voucher-lines.tsx'
import { createRenewalMutation, isOutage } from './api/create-renewal.ts'
import { renewalOfferQuery } from './api/get-renewal-offer.ts'
import { RenewalFailure } from './renewal-failure.tsx'
import classes from './renewal-summary.module.css'
import { isManual, type Renewal, type RenewalMethod, type RenewalOffer, summaryKey } from './renewal-view.ts'

interface RenewalSummaryProps {
  readonly membershipId: string
  readonly offer: RenewalOffer
  readonly type: RenewalOffer['types'][number]
  readonly method: RenewalMethod
  readonly voucher: VoucherUse
  readonly automatic: boolean
  readonly requestKey: string
  /** How often something was chosen: what is shown after a choice is told anew. */
  readonly choices: number
  readonly onBusy: (busy: boolean) => void
  /** The API will not take this key again: make another. */
  readonly onKeySpent: () => void
}

/** The offer itself has changed since it was shown: it is asked again, and the page shows what holds now. */
const offerIsOld = (error: unknown) =>
  error instanceof ApiError &&
  (error.code.startsWith('membership.') ||
    error.code === 'voucher.unavailable' ||
    error.code === 'resource.not-found')

/** What will be paid and what it brings, then the button. */
export function RenewalSummary(props: RenewalSummaryProps) {
  const { membershipId, offer, type, method, voucher, automatic, requestKey, choices, onBusy, onKeySpent } =
    props
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const [unsafe, setUnsafe] = useState(false)
  // Two clicks may come before the button is drawn as busy.
  const sending = useRef(false)
  /** Key of the order that the payment service left without an answer. */
  const unanswered = useRef<string>(undefined)
  const days = { startsOn: offer.startsOn, endsOn: type.endsOn }
  const terms = { amountCents: voucher.dueCents, ...days }
  const before = useTermsBefore(terms, choices)
  const amount = format.euros(voucher.dueCents)
  const isFree = voucher.chosen !== undefined && voucher.dueCents === 0
  const manual = !isFree && isManual(method)

  const follow = (renewal: Renewal) => {
    if (manual || renewal.checkoutUrl === null) {
      void navigate(`?renouvellement=${encodeURIComponent(renewal.id)}`)
      return
    }
    const address = checkoutAddress(renewal.checkoutUrl)
    if (address === undefined) {
      setUnsafe(true)
      return
    }
    setLeaving(true)
    leaveFor(address)
  }
  const mutation = useMutation({
    ...createRenewalMutation(),
    onSuccess: (renewal) => {
      queries.removeQueries({ queryKey: renewalOfferQuery(membershipId).queryKey })
      for (const queryKey of [['tasks'], ['vouchers']])
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
      follow(renewal)
    },
    onError: async (error, { idempotencyKey }) => {
      if (isOutage(error)) unanswered.current = idempotencyKey
      const isSpent = error instanceof ApiError && error.code === 'idempotency.key-reused'
      // What is asked for at another price is another order.
      if (isSpent || isOfferChanged(error)) onKeySpent()
      if (!offerIsOld(error)) return
      const asked = [['memberships', 'offer', membershipId], ['vouchers']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }).catch(() => undefined),
      )
      // The button stays busy until the page shows what holds now.
      if (isOfferChanged(error)) await untilShown(Promise.all(asked))
    },
  })
  const { reset } = mutation
  useEffect(() => {
    // What was refused was something else.
    if (choices > 0) reset()
  }, [choices, reset])
  const busy = mutation.isPending || leaving
  useEffect(() => onBusy(busy), [busy, onBusy])
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) setLeaving(false)
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])

  // What has changed says more than that something has.
  const failure = before && isOfferChanged(mutation.error) ? null : mutation.error
  const date = format.day(type.endsOn)
  const pay = () => {
    if (busy || sending.current) return
    sending.current = true
    setUnsafe(false)
    mutation.mutate(
      {
        membershipId,
        typeId: type.id,
        method,
        voucherId: voucher.chosen?.id,
        automatic,
        told: { amountCents: type.amountCents, voucherCents: voucher.shareCents, ...days },
        idempotencyKey: requestKey,
        again: unanswered.current === requestKey,
      },
      {
        onSettled: () => {
          sending.current = false
        },
      },
    )
  }
  const button = isFree
    ? t('renewal.withVoucher')
    : method === 'transfer'
      ? t('renewal.askTransfer')
      : method === 'cheque'
        ? t('renewal.askCheque')
        : t('renewal.pay', { amount })

  return (
    <Section title={t('renewal.step.summary')}>
      <p className={classes.amount}>
        <span className={classes.type}>{type.label}</span>
        <span>{format.euros(type.amountCents)}</span>
      </p>
      <VoucherLines use={voucher} />
      <p className={classes.sentence} aria-live="polite">
        {t(`renewal.summary.${isFree ? 'voucher' : summaryKey(offer, method)}`, { amount, date })}
      </p>
      {!(manual || isFree) && <p className={classes.note}>{t('renewal.summary.stripe')}</p>}
      {(unsafe || failure || before) && (
        <div className={classes.failure}>
          {before && <TermsChanged before={before} now={terms} />}
          {unsafe && <Notice tone="danger" role="alert" title={t('renewal.badCheckout')} />}
          {failure && <RenewalFailure error={failure} />}
        </div>
      )}
      <Button fullWidth size="lg" onClick={pay} loading={busy} mt="md" classNames={{ label: classes.label }}>
        {button}
      </Button>
      <span className="visually-hidden" role="status">
        {busy && !isFree ? t('renewal.opening') : ''}
      </span>
    </Section>
  )
}
