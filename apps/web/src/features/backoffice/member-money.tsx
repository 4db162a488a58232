import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { MemberFile } from './api/get-member.ts'
import { MemberMemberships, MemberPayments } from './member-tables.tsx'
import { CancelDialog } from './refunds/cancel-dialog.tsx'
import { RefundDialog } from './refunds/refund-dialog.tsx'

type Membership = MemberFile['memberships'][number]

/** Memberships and payments of a member; who has the right cancels and pays back here. */
export function MemberMoney({ file }: { readonly file: MemberFile }) {
  const { t } = useTranslation('backoffice')
  const mayRefund = useSession().permissions.includes('payments.refund')
  const [cancelling, setCancelling] = useState<Membership>()
  const [refundingId, setRefundingId] = useState<string>()
  const [done, setDone] = useState<string>()
  const close = () => {
    setCancelling(undefined)
    setRefundingId(undefined)
  }
  const dialog = {
    onClose: close,
    onDone: (words: string) => {
      setDone(words)
      close()
    },
  }
  const cancelledPayment = cancelling?.paymentId ?? null
  return (
    <>
      <div role="status">{done !== undefined && <Notice tone="success" title={done} />}</div>
      <Section title={t('member.memberships')}>
        <MemberMemberships memberships={file.memberships} onCancel={mayRefund ? setCancelling : undefined} />
      </Section>
      <Section title={t('member.payments')}>
        <MemberPayments
          payments={file.payments}
          onRefund={mayRefund ? ({ id }) => setRefundingId(id) : undefined}
        />
      </Section>
      {cancelling && cancelledPayment === null && (
        <CancelDialog
          membership={cancelling}
          holder={`${file.member.firstName} ${file.member.lastName}`}
          {...dialog}
        />
      )}
      {cancelledPayment !== null && <RefundDialog paymentId={cancelledPayment} cancels {...dialog} />}
      {refundingId !== undefined && <RefundDialog paymentId={refundingId} {...dialog} />}
    </>
  )
}
