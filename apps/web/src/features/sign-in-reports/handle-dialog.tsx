import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { closeReport, type SignInReport } from './sign-in-reports.ts'

interface HandleDialogProps {
  readonly report: SignInReport
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Closes a disputed sign-in with what was found and done. */
export function HandleDialog({ report, onClose, onDone }: HandleDialogProps) {
  const { t } = useTranslation(['signIns', 'common'])
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const title = t('signIns:reports.dialog.title', { name: report.personName })
  const kit = useKitForm({
    initialValues: { note: '' },
    validate: { note: (value) => (value.trim() === '' ? fieldText('required') : null) },
    save: async ({ note }) => {
      await closeReport(report.id, note).finally(() =>
        queries.invalidateQueries({ queryKey: ['staff', 'sign-in-reports'] }),
      )
      onDone()
    },
  })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <p>{t('signIns:reports.dialog.intro')}</p>
        <TextAreaField
          {...kit.field('note')}
          label={t('signIns:reports.dialog.note')}
          help={t('signIns:reports.dialog.noteHelp')}
          maxLength={2000}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('signIns:reports.dialog.submit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
