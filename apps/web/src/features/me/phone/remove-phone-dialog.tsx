import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { PasswordField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { useOwnPhoneCalls } from '../api/own-phone.ts'

interface RemovePhoneDialogProps {
  readonly phone: string
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Says what goes with the number, and asks for the password. */
export function RemovePhoneDialog({ phone, onClose, onRemoved }: RemovePhoneDialogProps) {
  const { t } = useTranslation(['phone', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const { remove } = useOwnPhoneCalls()
  const title = t('removeTitle', { phone: groupPhone(phone) })
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: async ({ currentPassword }) => {
      await remove(currentPassword)
      onRemoved()
    },
    onSaved: onClose,
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>{t('removeBody')}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('remove')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
