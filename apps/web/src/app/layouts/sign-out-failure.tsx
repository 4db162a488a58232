import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

/** The API did not hear the sign-out: the session is still open, and one must know. */
export function SignOutFailure({
  error,
  onClose,
}: {
  readonly error: unknown
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['shell', 'common'])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell:signOut')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ErrorNotice title={t('shell:session.stillOpen')} error={error} />
    </Modal>
  )
}
