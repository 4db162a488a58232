import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { CheckField, EmailField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { memberQuery } from '../api/get-member.ts'
import { type Member, saveEmail } from './member-edit.ts'

interface EmailDialogProps {
  readonly member: Member
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

/** Gives a member who does not sign in yet an address, or another one. */
export function EmailDialog({ member, onClose, onDone }: EmailDialogProps) {
  const { t } = useTranslation(['memberEdit', 'common'])
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { email: '', shared: false, reason: '' },
    validate: ({ email, reason }) => ({
      ...(email.trim() === '' && { email: fieldText('required') }),
      ...(reason.trim().length < 3 && {
        reason: fieldText(reason.trim() === '' ? 'required' : 'text.too-short'),
      }),
    }),
    save: async (values) => {
      const { email } = await saveEmail(member.personId, values)
      queries.invalidateQueries({ queryKey: memberQuery(member.personId).queryKey }).catch(() => undefined)
      onDone(t(values.shared ? 'memberEdit:email.doneShared' : 'memberEdit:email.done', { email }))
    },
  })
  const title = t(member.email === '' ? 'memberEdit:email.addTitle' : 'memberEdit:email.changeTitle')
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <Stack gap="md">
          <p>{t('memberEdit:email.intro')}</p>
          <EmailField {...kit.field('email')} label={t('memberEdit:email.email')} autoComplete="off" />
          <CheckField
            {...kit.field('shared')}
            label={t('memberEdit:email.shared')}
            help={t('memberEdit:email.sharedHelp')}
          />
          <TextField
            {...kit.field('reason')}
            label={t('memberEdit:reason')}
            help={t('memberEdit:reasonHelp')}
            maxLength={300}
            autoComplete="off"
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={kit.busy}>
              {t('memberEdit:email.save')}
            </Button>
          </Group>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
