import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { PasswordField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { type Mailbox, revokePassword } from '../api/mailbox.ts'

interface MailboxRevokeDialogProps {
  readonly accountId: string
  /** Who is told. */
  readonly told: string
  readonly onCancel: () => void
  readonly onDone: (mailbox: Mailbox) => void
}

/** "Révoquer", once the sign-in password is given again (A19). */
export function MailboxRevokeDialog({ accountId, told, onCancel, onDone }: MailboxRevokeDialogProps) {
  const { t } = useTranslation(['mailbox', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: async ({ currentPassword }) => onDone(await revokePassword(accountId, currentPassword)),
  })
  return (
    <Dialog title={t('mailbox:revoke.title')} onClose={onCancel}>
      <FormFrame kit={kit} label={t('mailbox:revoke.title')}>
        <p>{t('mailbox:revoke.follows')}</p>
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('mailbox:form.current')}
          autoComplete="current-password"
        />
        <p>{t('mailbox:told', { told })}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('mailbox:revoke.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
