import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { Notice, type Tone } from '../../shared/ui/notice.tsx'
import { CancelRenewal } from './cancel-renewal.tsx'
import { isManual, type Renewal } from './renewal-view.ts'
import { ResumePayment } from './resume-payment.tsx'

interface PendingRenewalProps {
  readonly renewal: Renewal
  /** Words in place of the usual ones, for example after an interrupted payment. */
  readonly title?: string
  readonly body?: string
  readonly tone?: Tone
  readonly onCancelled?: () => void
}

/** A renewal that waits for its payment: take it up again, or give it up; what is debited by itself is told. */
export function PendingRenewal(props: PendingRenewalProps) {
  const { renewal, title, body, tone = 'warning', onCancelled } = props
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const manual = isManual(renewal.method)
  const processing = renewal.state === 'processing'
  const toRenewal = `?renouvellement=${encodeURIComponent(renewal.id)}`

  if (renewal.unattended)
    return (
      <Notice tone="info" title={t('renewal.debited.title')}>
        <p>{t('renewal.debited.body', { amount: format.euros(renewal.amountCents) })}</p>
      </Notice>
    )
  return (
    <Notice
      tone={tone}
      title={title ?? t('renewal.pending.title')}
      actions={
        <>
          {manual && (
            <Button component={Link} to={toRenewal}>
              {t('renewal.pending.instructions')}
            </Button>
          )}
          {!manual && processing && (
            <Button component={Link} to={toRenewal}>
              {t('renewal.pending.follow')}
            </Button>
          )}
          {!(manual || processing) && <ResumePayment renewal={renewal} />}
          {!processing && <CancelRenewal renewal={renewal} {...(onCancelled && { onCancelled })} />}
        </>
      }
    >
      {body !== undefined && <p>{body}</p>}
      <p>
        {processing
          ? t('renewal.pending.processing')
          : t('renewal.pending.body', {
              type: renewal.typeLabel,
              amount: format.euros(renewal.amountCents),
              date: format.instantDay(renewal.createdAt, 'long'),
            })}
      </p>
    </Notice>
  )
}
