import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { RefundForm } from './refund-form.tsx'
import { paymentFileQuery } from './refunds.ts'

interface RefundDialogProps {
  readonly paymentId: string
  /** Opened to cancel the membership that it paid. */
  readonly cancels?: boolean
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

/** A payment goes back, whole or in part; or the membership that it paid is cancelled. */
export function RefundDialog({ paymentId, cancels = false, onClose, onDone }: RefundDialogProps) {
  const { t } = useTranslation('refunds')
  const query = useQuery(paymentFileQuery(paymentId))
  return (
    <Dialog title={t(cancels ? 'cancelTitle' : 'title')} onClose={onClose} size="lg">
      <LoadState query={query}>
        {(payment) =>
          payment.refundableCents === 0 && !cancels ? (
            <Notice tone="info" title={t('nothingLeft')} />
          ) : (
            <RefundForm payment={payment} cancels={cancels} onClose={onClose} onDone={onDone} />
          )
        }
      </LoadState>
    </Dialog>
  )
}
