import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import type { OutgoingActions } from './use-outgoing-actions.ts'

/** What came of sending again or keeping back. */
export function OutgoingOutcome({ actions }: { readonly actions: OutgoingActions }) {
  const { t } = useTranslation('operations')
  const { variables, data, error } = actions
  const recipient = data?.recipient ?? ''
  return (
    <>
      <div role="status">
        {data && (
          <Notice
            tone="success"
            title={
              variables?.act === 'resend'
                ? t('outgoing.resent', { recipient })
                : t('outgoing.cancelled', { recipient })
            }
          />
        )}
      </div>
      {error && <ErrorNotice title={t('outgoing.failed')} error={error} />}
    </>
  )
}
