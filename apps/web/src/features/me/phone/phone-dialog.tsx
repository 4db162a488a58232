import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { PasswordField, PhoneField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { useOwnPhoneCalls } from '../api/own-phone.ts'
import classes from '../information-form.module.css'

interface PhoneDialogProps {
  /** The number to begin with: one that waits for its code. */
  readonly phone: string
  readonly isChange: boolean
  readonly onClose: () => void
  readonly onSent: () => void
}

/** The number and the password; then the code leaves. */
export function PhoneDialog({ phone, isChange, onClose, onSent }: PhoneDialogProps) {
  const { t } = useTranslation(['phone', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const { send } = useOwnPhoneCalls()
  const title = t(isChange ? 'change' : 'add')
  const kit = useKitForm({
    initialValues: { phone, currentPassword: '' },
    validate: {
      phone: (value) => (value.trim() === '' ? fieldText('required') : null),
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
    },
    save: async (values) => {
      await send(values)
      onSent()
    },
    onSaved: onClose,
  })
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <FormFrame kit={kit} label={title}>
        <p>{t('addIntro')}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <div className={classes.fields}>
          <PhoneField {...kit.field('phone')} label={t('number')} help={t('numberHelp')} autoComplete="tel" />
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('password')}
            autoComplete="current-password"
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('send')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
