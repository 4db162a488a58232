import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import classes from './refund-note.module.css'

interface RefundNoteProps {
  readonly payment: {
    readonly amountCents: number
    readonly refundedCents: number
    readonly refundPendingCents: number
  }
}

/** Below the amount of a payment: what has gone back of it, and what is on its way. */
export function RefundNote({ payment }: RefundNoteProps) {
  const { t } = useTranslation('states')
  const format = useFormat()
  const { amountCents, refundedCents, refundPendingCents } = payment
  return (
    <>
      {refundedCents > 0 && refundedCents < amountCents && (
        <span className={classes.note}>{t('refund.back', { amount: format.euros(refundedCents) })}</span>
      )}
      {refundPendingCents > 0 && (
        <span className={classes.note}>
          {t('refund.pending', { amount: format.euros(refundPendingCents) })}
        </span>
      )}
    </>
  )
}
