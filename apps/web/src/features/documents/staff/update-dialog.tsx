import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { AboutFields } from '../about-fields.tsx'
import { isPeriod, periodOf } from '../period.ts'
import { type DialogProps, useTaken } from './document-dialogs.tsx'
import { type PublishedDocument, update } from './published-documents.ts'

/** What a published document is called, what it is about, its period, how long it is kept. */
export function UpdateDialog({ document, onClose, onDone }: DialogProps) {
  const { t } = useTranslation(['documents', 'common'])
  const { fieldText } = useProblemText()
  const take = useTaken(onDone)
  const kit = useKitForm({
    initialValues: {
      ...{ name: document.name, category: document.category as string, period: document.period ?? '' },
      retainedUntil: document.retainedUntil ?? '',
    },
    validate: ({ name, period, retainedUntil }) => ({
      ...(name.trim() === '' && { name: t('documents:edit.nameNeeded') }),
      ...(!isPeriod(period) && { period: t('documents:upload.periodWrong') }),
      ...(!/^(?:\d{4}-\d{2}-\d{2})?$/u.test(retainedUntil) && { retainedUntil: fieldText('date.invalid') }),
    }),
    save: async ({ name, category, period, retainedUntil }) =>
      take(
        await update(document.id, {
          ...{ name, category: category as PublishedDocument['category'] },
          period: periodOf(period) || null,
          retainedUntil: retainedUntil || null,
        }),
      ),
  })
  const title = t('documents:staff.update.title', { name: document.name })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <Stack gap="md">
          <p>{t('documents:staff.update.body')}</p>
          <TextField
            {...kit.field('name')}
            label={t('documents:staff.titleField')}
            maxLength={120}
            autoComplete="off"
          />
          <AboutFields />
          <DateField
            {...kit.field('retainedUntil')}
            label={t('documents:staff.retainedUntil')}
            help={t('documents:staff.retainedHelp')}
            optional
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={kit.busy}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={kit.busy}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
