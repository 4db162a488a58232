import { Button, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { usePaymentFacts } from '../../shared/payments/use-payment-facts.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { giveUpPayment, type Joining, type JoiningOrder } from './api/joinings.ts'
import classes from './join.module.css'
import { useResumedPayment } from './join-payment.tsx'

interface JoinWaitingProps {
  readonly token: string
  readonly joining: Joining
  readonly order: JoiningOrder
  /** One has just come back from the payment page, having paid. */
  readonly returned: boolean
  readonly waitedTooLong: boolean
  readonly onAgain: () => void
  readonly onChanged: (joining: Joining) => void
}

/** "Payer autrement": the payment that waits is given up, and another way is chosen. */
function GiveUp({ token, onChanged }: Pick<JoinWaitingProps, 'token' | 'onChanged'>) {
  const { t } = useTranslation('joining')
  const mutation = useMutation({ mutationFn: () => giveUpPayment(token), onSuccess: onChanged })
  return (
    <>
      <Button variant="default" loading={mutation.isPending} onClick={() => mutation.mutate()}>
        {t('payment.otherwise')}
      </Button>
      {mutation.error && <ErrorNotice title={t('payment.giveUpFailed')} error={mutation.error} />}
    </>
  )
}

const NO_PAYMENT = { method: 'card', reference: null, transferTo: null, chequeTo: null } as const

/** A payment is open: made and being confirmed, to be made, or awaited by transfer or cheque. */
export function JoinWaiting(props: JoinWaitingProps) {
  const { token, joining, order, returned, waitedTooLong, onAgain, onChanged } = props
  const { t } = useTranslation(['joining', 'memberships'])
  const format = useFormat()
  const { resume, busy, error } = useResumedPayment(token, onChanged)
  const { payment, email } = order
  const facts = usePaymentFacts({ amountCents: order.amountCents, ...(payment ?? NO_PAYMENT) })
  if (payment === null) return null
  const amount = format.euros(order.amountCents)

  if (payment.method === 'transfer' || payment.method === 'cheque')
    return (
      <Section
        title={t(
          payment.method === 'transfer'
            ? 'memberships:renewal.instructions.titleTransfer'
            : 'memberships:renewal.instructions.titleCheque',
        )}
      >
        <p className={classes.intro}>{t('memberships:renewal.instructions.intro', { amount })}</p>
        <Facts single facts={facts} />
        <p className={classes.note}>{t('memberships:renewal.instructions.referenceHelp')}</p>
        <p className={classes.note}>{t('joining:payment.awaited', { email })}</p>
        <div className={classes.after}>
          <GiveUp token={token} onChanged={onChanged} />
        </div>
      </Section>
    )
  if (joining.state === 'processing' && payment.method === 'sepa-debit')
    return (
      <Notice tone="info" role="status" title={t('memberships:renewal.processing.title')}>
        <p>{t('memberships:renewal.processing.body', { email })}</p>
      </Notice>
    )
  if (returned && !waitedTooLong)
    return (
      <div className={classes.page} role="status">
        <Loader size={36} aria-hidden />
        <p className={classes.amount}>{t('memberships:renewal.progress.title')}</p>
        <p className={classes.note}>{t('memberships:renewal.progress.body')}</p>
      </div>
    )
  if (returned)
    return (
      <Notice
        tone="warning"
        role="status"
        title={t('memberships:renewal.progress.lateTitle')}
        actions={<Button onClick={onAgain}>{t('memberships:renewal.progress.again')}</Button>}
      >
        <p>{t('memberships:renewal.progress.lateBody', { email })}</p>
      </Notice>
    )
  return (
    <Notice
      tone="warning"
      title={t('joining:payment.open')}
      actions={
        <>
          <Button loading={busy} onClick={resume}>
            {t('memberships:renewal.pending.resume')}
          </Button>
          <GiveUp token={token} onChanged={onChanged} />
        </>
      }
    >
      <p>{t('joining:payment.openBody', { amount })}</p>
      {error && <ErrorNotice title={t('joining:payment.failed')} error={error} />}
    </Notice>
  )
}
