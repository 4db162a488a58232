import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { FIRM_ROLES, type FirmRole } from '@guichet/domain/firm'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { EmailField, SelectField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useRequestKey } from '../../shared/forms/use-steps.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { invite } from './api.ts'

interface InviteDialogProps {
  readonly onCancel: () => void
  readonly onDone: (email: string) => void
}

/** Invites somebody to the firm, as a collaborator unless told otherwise. */
export function InviteDialog({ onCancel, onDone }: InviteDialogProps) {
  const { t } = useTranslation(['firms', 'common'])
  const { fieldText } = useProblemText()
  const requestKey = useRequestKey()
  const kit = useKitForm({
    initialValues: { email: '', role: 'collaborator' as FirmRole },
    validate: {
      email: (value) =>
        isEmail(normaliseEmail(value)) ? null : fieldText(value.trim() === '' ? 'required' : 'email.invalid'),
    },
    save: (values) => invite(values, requestKey(values)),
    onSaved: () => onDone(normaliseEmail(kit.values.email)),
  })
  return (
    <Dialog title={t('firms:invite.title')} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t('firms:invite.title')}>
        <p>{t('firms:invite.intro')}</p>
        <EmailField
          {...kit.field('email')}
          label={t('firms:invite.email')}
          help={t('firms:invite.emailHelp')}
          autoComplete="off"
        />
        <SelectField
          {...kit.field('role')}
          label={t('firms:columns.role')}
          help={t('firms:invite.roleHelp')}
          options={FIRM_ROLES.toReversed().map((value) => ({ value, label: t(`firms:roles.${value}`) }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('firms:invite.submit')}
          </Button>
        </Group>
      </FormFrame>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
    </Dialog>
  )
}
