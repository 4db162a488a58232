import { formatSiret } from '@guichet/domain/identifiers'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OtherHolder } from '../../shared/company/other-holder.tsx'
import { useFormat } from '../../shared/format/format.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { checkJoiningNow, type Joining, type JoiningOrder, joiningQuery } from './api/joinings.ts'
import classes from './join.module.css'
import { JoinDone } from './join-done.tsx'
import { JoinPayment } from './join-payment.tsx'
import { JoinWaiting } from './join-waiting.tsx'

const CHECK_MS = 2_000
const PATIENCE_MS = 60_000

/** While one has just paid, or the bank is about to confirm, the API is told to ask, for a minute at most. */
function useFollowedPayment(token: string, following: boolean, onChanged: (joining: Joining) => void) {
  const [waitedTooLong, setWaitedTooLong] = useState(false)
  const active = following && !waitedTooLong
  useEffect(() => {
    if (!active) return
    const abort = new AbortController()
    const check = () => {
      // The payment service may be silent for a while: the next check tries again.
      checkJoiningNow(token, abort.signal).then(onChanged, () => undefined)
    }
    check()
    const checks = setInterval(check, CHECK_MS)
    const patience = setTimeout(() => setWaitedTooLong(true), PATIENCE_MS)
    return () => {
      clearInterval(checks)
      clearTimeout(patience)
      abort.abort()
    }
  }, [active, token, onChanged])
  return { waitedTooLong, again: () => setWaitedTooLong(false) }
}

/** Whom it is for and what is bought: amount and days in sight before anything is paid. */
function WhatIsBought({ joining, order }: { readonly joining: Joining; readonly order: JoiningOrder }) {
  const { t } = useTranslation(['joining', 'company', 'me', 'memberships'])
  const format = useFormat()
  const { draft } = joining
  return (
    <Section title={t('joining:order.title')}>
      <p className={classes.amount}>{format.euros(order.amountCents)}</p>
      <Facts
        facts={[
          ...(draft
            ? [{ label: t('me:fields.lastName'), value: `${draft.lastName} ${draft.firstName}` }]
            : []),
          { label: t('me:fields.email'), value: order.email },
          ...(draft && draft.siret !== ''
            ? [{ label: t('company:siret'), value: formatSiret(draft.siret) }]
            : []),
          { label: t('memberships:renewal.step.type'), value: order.typeLabel },
          ...(order.partnerName === null
            ? []
            : [{ label: t('me:fields.partnerId'), value: order.partnerName }]),
          {
            label: t('joining:summary.period'),
            value: t('memberships:renewal.fromTo', {
              from: format.day(order.startsOn, 'long'),
              to: format.day(order.endsOn, 'long'),
            }),
          },
        ]}
      />
      <p className={classes.note}>{t('joining:summary.dates')}</p>
    </Section>
  )
}

interface JoinOrderProps {
  readonly token: string
  readonly joining: Joining
  readonly order: JoiningOrder
  /** How one came back from the payment page. */
  readonly returned: 'paye' | 'annule' | null
  readonly onRestart: () => void
}

/** A joining whose address is proven: what is bought, and its payment up to the end. */
export function JoinOrder({ token, joining, order, returned, onRestart }: JoinOrderProps) {
  const { t } = useTranslation(['joining', 'memberships'])
  const queries = useQueryClient()
  const locale = useLocale()
  const onChanged = useCallback(
    (now: Joining) => void queries.setQueryData(joiningQuery(token, locale).queryKey, now),
    [queries, token, locale],
  )
  const { state } = joining
  const isOpen = state === 'awaiting-payment' || state === 'processing'
  const isOnline = order.payment?.method === 'card' || order.payment?.method === 'sepa-debit'
  const following = isOpen && isOnline && (returned === 'paye' || state === 'processing')
  const { waitedTooLong, again } = useFollowedPayment(token, following, onChanged)
  useEffect(() => {
    if (state === 'completed') queries.invalidateQueries({ queryKey: ['session'] }).catch(() => undefined)
  }, [state, queries])
  if (state === 'completed') return <JoinDone token={token} order={order} onRestart={onRestart} />
  const ended = order.payment?.state
  return (
    <div className={classes.page}>
      {!isOpen && (ended === 'failed' || ended === 'expired') && (
        <Notice tone="danger" role="alert" title={t(`memberships:renewal.${ended}.title`)}>
          <p>{t(ended === 'failed' ? 'joining:payment.refused' : 'joining:payment.expired')}</p>
        </Notice>
      )}
      <WhatIsBought joining={joining} order={order} />
      {joining.companyHolder === 'other' && <OtherHolder sent />}
      {isOpen ? (
        <JoinWaiting
          {...{ token, joining, order, waitedTooLong, onChanged }}
          returned={returned === 'paye'}
          onAgain={again}
        />
      ) : (
        <JoinPayment token={token} order={order} onOpened={onChanged} />
      )}
    </div>
  )
}
