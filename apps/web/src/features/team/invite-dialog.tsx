import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { isStaffRole } from '@guichet/domain/rights'
import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { EmailField, PasswordField, SelectField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { invite, teamQuery } from './team.ts'
import { useTeamWords } from './team-words.ts'

interface InviteDialogProps {
  readonly onClose: () => void
  readonly onDone: (email: string) => void
}

/** Invites somebody into the back-office, with a role. */
export function InviteDialog({ onClose, onDone }: InviteDialogProps) {
  const { t } = useTranslation('team')
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const words = useTeamWords()
  const queries = useQueryClient()
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { firstName: '', lastName: '', email: '', role: 'support', currentPassword: '' },
    validate: {
      firstName: needed,
      lastName: needed,
      email: (value) =>
        isEmail(normaliseEmail(value)) ? null : fieldText(value.trim() === '' ? 'required' : 'email.invalid'),
      currentPassword: needed,
    },
    save: async ({ role, ...values }) => {
      await invite({ ...values, role: isStaffRole(role) ? role : 'support' })
      queries.invalidateQueries({ queryKey: teamQuery.queryKey }).catch(() => undefined)
      onDone(normaliseEmail(values.email))
    },
  })
  return (
    <Dialog title={t('invite.title')} size="lg" {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={t('invite.title')}>
        <Stack gap="md">
          <p>{t('invite.intro')}</p>
          <FieldRow>
            <TextField
              {...kit.field('firstName')}
              label={t('invite.firstName')}
              maxLength={100}
              autoComplete="off"
            />
            <TextField
              {...kit.field('lastName')}
              label={t('invite.lastName')}
              maxLength={100}
              autoComplete="off"
            />
          </FieldRow>
          <FieldRow>
            <EmailField {...kit.field('email')} label={t('invite.email')} autoComplete="off" />
            <SelectField {...kit.field('role')} label={t('columns.role')} options={words.roles} />
          </FieldRow>
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('password')}
            autoComplete="current-password"
          />
          <div>
            <Button type="submit" loading={kit.busy}>
              {t('invite.submit')}
            </Button>
          </div>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
