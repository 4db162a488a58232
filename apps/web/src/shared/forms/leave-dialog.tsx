import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'

interface LeaveDialogProps {
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** "Quitter sans enregistrer ?" */
export function LeaveDialog({ onLeave, onStay }: LeaveDialogProps) {
  const { t } = useTranslation('forms')
  return (
    <Dialog
      title={t('leaveTitle')}
      onClose={onStay}
      actions={
        <>
          <Button variant="default" onClick={onLeave}>
            {t('leaveGo')}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {t('leaveStay')}
          </Button>
        </>
      }
    >
      <p>{t('leaveBody')}</p>
    </Dialog>
  )
}
