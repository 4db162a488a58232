import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

/** The API did not hear the sign-out: the session is still open, and one must know. */
export function SignOutFailure({
  error,
  onClose,
}: {
  readonly error: unknown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('shell')
  return (
    <Dialog title={t('signOut')} onClose={onClose}>
      <ErrorNotice title={t('session.stillOpen')} error={error} />
    </Dialog>
  )
}
