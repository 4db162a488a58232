import { requestDelegation } from '@guichet/contract/delegations.contract'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { EmailField, TextAreaField, TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { askForAccess } from './api.ts'

interface AskDialogProps {
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Asks a member for access; what is answered tells nothing about who exists. */
export function AskDialog({ onCancel, onDone }: AskDialogProps) {
  const { t } = useTranslation(['delegations', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { email: '', identifier: '', note: '' },
    validate: (values) => schemaErrors(requestDelegation.body, values, fieldText),
    save: ({ note, ...asked }) => askForAccess({ ...asked, note: note || null }),
    onSaved: onDone,
  })
  return (
    <Dialog title={t('delegations:ask.title')} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t('delegations:ask.title')}>
        <p>{t('delegations:ask.intro')}</p>
        <EmailField {...kit.field('email')} label={t('delegations:ask.email')} autoComplete="off" />
        <TextField
          {...kit.field('identifier')}
          label={t('delegations:ask.identifier')}
          autoComplete="off"
          maxLength={64}
        />
        <TextAreaField
          {...kit.field('note')}
          label={t('delegations:ask.note')}
          help={t('delegations:ask.noteHelp')}
          maxLength={500}
          optional
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('delegations:ask.send')}
          </Button>
        </Group>
      </FormFrame>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
    </Dialog>
  )
}
