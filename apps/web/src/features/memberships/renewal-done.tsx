import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { loadReceipt } from '../../shared/api/documents.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { CertificateButton } from '../../shared/ui/certificate-button.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import classes from './renewal-done.module.css'
import type { Renewal } from './renewal-view.ts'

/** The renewal is paid: until when, what was sent where, and the documents. */
export function RenewalDone({ renewal }: { readonly renewal: Renewal }) {
  const { t } = useTranslation(['memberships', 'states'])
  const format = useFormat()
  const { email } = useSession()
  const { paymentId, newMembershipId } = renewal
  return (
    <div className={classes.done}>
      <IconCircleCheck className={classes.icon} size={48} aria-hidden />
      <div role="status">
        <h2 className={classes.title}>{t('renewal.done.title')}</h2>
        <p className={classes.until}>
          {t('renewal.done.until', { date: format.day(renewal.endsOn, 'long') })}
        </p>
      </div>
      <p className={classes.note}>
        {t('renewal.done.period', {
          from: format.day(renewal.startsOn, 'long'),
          to: format.day(renewal.endsOn, 'long'),
        })}
        <br />
        {t(renewal.method === 'free' ? 'renewal.done.receiptFree' : 'renewal.done.receipt', {
          amount: format.euros(renewal.amountCents),
          email,
        })}
      </p>
      <div className={classes.actions}>
        <CertificateButton variant="filled" />
        {paymentId !== null && (
          <DownloadButton
            label={t('renewal.done.receiptDownload')}
            load={() => loadReceipt(paymentId)}
            fileName={t('states:receiptFile')}
          />
        )}
        {newMembershipId !== null && (
          <Button component={Link} to={paths.membership(newMembershipId)} variant="subtle">
            {t('renewal.done.view')}
          </Button>
        )}
      </div>
    </div>
  )
}
