import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice, Reference } from '../../shared/ui/notice.tsx'
import { isOutage } from './api/create-renewal.ts'

/** Why the order did not go through, beside the button. What was chosen stays as it is. */
export function RenewalFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation(['memberships', 'common'])
  if (isOutage(error)) {
    return (
      <Notice tone="danger" role="alert" title={t('renewal.providerTitle')}>
        <p>{t('renewal.providerBody')}</p>
        {error.requestId !== '' && (
          <Reference>{t('common:reference', { reference: error.requestId })}</Reference>
        )}
      </Notice>
    )
  }
  return <ErrorNotice title={t('renewal.failedTitle')} error={error} />
}
