import { startAssistance } from '@guichet/contract/assistances.contract'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useProblemText } from '../api/problem-text.ts'
import { leaveFor } from '../browser/leave.ts'
import { schemaErrors } from '../forms/field-errors.ts'
import { TextAreaField } from '../forms/fields.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useKitForm } from '../forms/use-kit-form.ts'
import { paths } from '../paths.ts'
import { Dialog } from '../ui/dialog.tsx'

interface AssistDialogProps {
  readonly id: string
  readonly name: string
  readonly onCancel: () => void
}

/** Staff say why before they act for a member or a declarant, who is told (B03). */
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
      <FormFrame kit={kit} label={t('delegations:assist.title', { name })}>
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
