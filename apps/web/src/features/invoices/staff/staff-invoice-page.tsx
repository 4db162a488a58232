import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { type Fact, Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { InvoiceSheet } from '../invoice-sheet.tsx'
import { CancelInvoiceDialog } from './cancel-invoice-dialog.tsx'
import { loadStaffInvoice, postSend, type StaffInvoiceFile, staffInvoiceQuery } from './staff-invoices.ts'

/** What is done with an invoice: its payment, its sending, its cancellation. */
function Handling({ invoice }: { readonly invoice: StaffInvoiceFile }) {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const queries = useQueryClient()
  const { permissions } = useSession()
  const [cancelling, setCancelling] = useState(false)
  const [key, setKey] = useState(newRequestKey)
  const send = useMutation({
    mutationFn: () => postSend(invoice.id, key),
    onSuccess: (after) => {
      setKey(newRequestKey())
      queries.setQueryData(staffInvoiceQuery(invoice.id).queryKey, after)
    },
  })
  const { payment, sendTo, sentAt, cancellable } = invoice
  const isDue = invoice.state === 'to-pay' || invoice.state === 'late'
  const facts: Fact[] = [
    {
      label: t('staff.sent'),
      value:
        sentAt === null ? t('staff.notSent') : `${format.instantDay(sentAt)}, ${format.instantTime(sentAt)}`,
    },
    { label: t('staff.sendTo'), value: sendTo ?? t('staff.nowhere') },
    ...(payment === null ? [] : [{ label: t('pay.reference'), value: payment.reference }]),
  ]
  return (
    <Section
      title={t('staff.handling')}
      actions={
        <>
          {isDue && payment?.recordable && permissions.includes('payments.record') && (
            <Button component={Link} to={paths.staffPaymentsFor(payment.reference)}>
              {t('staff.record')}
            </Button>
          )}
          {permissions.includes('payments.record') && sendTo !== null && (
            <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
              {t(sentAt === null ? 'staff.send' : 'staff.sendAgain')}
            </Button>
          )}
          {cancellable && permissions.includes('payments.refund') && (
            <Button variant="default" onClick={() => setCancelling(true)}>
              {t('cancel.open')}
            </Button>
          )}
          {invoice.state === 'paid' && payment && permissions.includes('payments.refund') && (
            <Button variant="default" component={Link} to={paths.staffPaymentsFor(payment.reference)}>
              {t('staff.refund')}
            </Button>
          )}
        </>
      }
    >
      <div role="status">
        {send.isSuccess && <Notice tone="success" title={t('staff.sentNow', { address: sendTo })} />}
      </div>
      {send.isError && <ErrorNotice title={t('staff.sendFailed')} error={send.error} />}
      <Facts facts={facts} />
      {cancelling && (
        <CancelInvoiceDialog
          invoice={invoice}
          onClose={() => setCancelling(false)}
          onDone={() => setCancelling(false)}
        />
      )}
    </Section>
  )
}

/** `/admin/factures/:id`: one invoice, and what may be done with it. */
export function Component() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const query = useQuery(staffInvoiceQuery(id))
  if (isMissing(query.error)) return <NotFound />
  const invoice = query.data
  return (
    <Page
      title={invoice ? t(`named.${invoice.kind}`, { number: invoice.number }) : t('staff.title')}
      {...(invoice && { lead: invoice.subject })}
      actions={
        <>
          {invoice && (
            <DownloadButton
              label={t('download')}
              load={() => loadStaffInvoice(invoice.id)}
              fileName={t(`file.${invoice.kind}`, { number: invoice.number })}
            />
          )}
          <BackButton to={paths.staffInvoices}>{t('back')}</BackButton>
        </>
      }
    >
      <LoadState query={query}>
        {(shown) => (
          <>
            <Handling key={shown.id} invoice={shown} />
            <InvoiceSheet invoice={shown} pathOf={paths.staffInvoice} />
          </>
        )}
      </LoadState>
    </Page>
  )
}
