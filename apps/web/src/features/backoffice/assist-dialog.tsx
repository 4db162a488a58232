import { startAssistance } from '@guichet/contract/assistances.contract'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'

interface AssistDialogProps {
  readonly id: string
  readonly name: string
  readonly onCancel: () => void
}

/** Staff say why before they act for a member, who is told (B03). */
export function AssistDialog({ id, name, onCancel }: AssistDialogProps) {
  const { t } = useTranslation(['delegations', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { reason: '' },
    validate: (values) => schemaErrors(startAssistance.body, values, fieldText),
    save: async (body) => {
      const started = await api.call(startAssistance, { params: { id }, body })
      leaveFor(paths.file(started.body.id))
    },
  })
  return (
    <Dialog title={t('delegations:assist.title', { name })} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t('delegations:assist.open')}>
        <p>{t('delegations:assist.intro', { name })}</p>
        <TextAreaField
          {...kit.field('reason')}
          label={t('delegations:assist.reason')}
          help={t('delegations:assist.reasonHelp')}
          maxLength={500}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('delegations:assist.start')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
