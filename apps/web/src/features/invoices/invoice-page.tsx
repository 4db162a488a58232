import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { invoiceQuery, loadInvoice } from './api/invoices.ts'
import { InvoiceSheet } from './invoice-sheet.tsx'

/** `/factures/:id`: what stands on one invoice or credit note. */
export function Component() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const query = useQuery(invoiceQuery(id))
  if (isMissing(query.error)) return <NotFound />
  const invoice = query.data
  return (
    <Page
      title={invoice ? t(`named.${invoice.kind}`, { number: invoice.number }) : t('title')}
      {...(invoice && { lead: invoice.subject })}
      actions={
        <>
          {invoice && (
            <DownloadButton
              variant="filled"
              label={t('download')}
              load={() => loadInvoice(invoice.id)}
              fileName={t(`file.${invoice.kind}`, { number: invoice.number })}
            />
          )}
          <BackButton to={paths.invoices}>{t('back')}</BackButton>
        </>
      }
    >
      <LoadState query={query}>
        {(shown) => <InvoiceSheet invoice={shown} pathOf={paths.invoice} />}
      </LoadState>
    </Page>
  )
}
