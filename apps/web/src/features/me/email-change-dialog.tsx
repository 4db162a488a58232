import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { EmailField, PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { askForEmailChange, type EmailChange } from './api/email-change.ts'
import classes from './information-form.module.css'

interface EmailChangeDialogProps {
  /** The present address. */
  readonly email: string
  readonly onClose: () => void
  readonly onAsked: (change: EmailChange | null) => void
}

/** The new address and the password; what follows is said before. */
export function EmailChangeDialog({ email, onClose, onAsked }: EmailChangeDialogProps) {
  const { t } = useTranslation(['me', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { email: '', currentPassword: '' },
    validate: {
      email: (value) => (value.trim() === '' ? fieldText('required') : null),
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
    },
    save: async (values) => onAsked(await askForEmailChange(values)),
    onSaved: onClose,
  })
  return (
    <Dialog title={t('emailChange.dialogTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit} label={t('emailChange.dialogTitle')}>
        <ul className={classes.follows}>
          <li>{t('emailChange.follows.new')}</li>
          {email !== '' && <li>{t('emailChange.follows.old', { email })}</li>}
          {email !== '' && <li>{t('emailChange.follows.silence')}</li>}
          <li>{t('emailChange.follows.effect')}</li>
        </ul>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <div className={classes.fields}>
          <EmailField {...kit.field('email')} label={t('emailChange.newEmail')} autoComplete="email" />
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('emailChange.password')}
            autoComplete="current-password"
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('emailChange.submit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
