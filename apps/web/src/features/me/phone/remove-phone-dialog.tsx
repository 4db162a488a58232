import { useTranslation } from 'react-i18next'
import { groupPhone } from '../../../shared/format/phone.ts'
import { PasswordDialog } from '../../../shared/forms/password-dialog.tsx'
import { useOwnPhoneCalls } from '../api/own-phone.ts'

interface RemovePhoneDialogProps {
  readonly phone: string
  /** Whether codes to it are asked when signing in. */
  readonly isFactor: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Says what goes with the number, and asks for the password. */
export function RemovePhoneDialog({ phone, isFactor, onClose, onRemoved }: RemovePhoneDialogProps) {
  const { t } = useTranslation('phone')
  const { remove } = useOwnPhoneCalls()
  return (
    <PasswordDialog
      title={t('removeTitle', { phone: groupPhone(phone) })}
      intro={isFactor ? `${t('removeBody')} ${t('removeFactor')}` : t('removeBody')}
      label={t('password')}
      confirm={t('remove')}
      onClose={onClose}
      onPassword={async (password) => {
        await remove(password)
        onRemoved()
      }}
    />
  )
}
