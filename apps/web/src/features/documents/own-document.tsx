import { Button, FileButton, Group, Progress, Stack } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { AboutFields } from './about-fields.tsx'
import { type DocumentLine, sendVersion, updateOwn } from './api/document-queries.ts'
import classes from './document-dialog.module.css'
import { isPeriod, periodOf } from './period.ts'
import { ACCEPTED_FILES } from './staff/file-choice.tsx'

/** What a file of one’s own is called, what it is about, its period. */
function FactsForm({ line }: { readonly line: DocumentLine }) {
  const { t } = useTranslation(['documents', 'common'])
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { name: line.name, category: line.category as string, period: line.period ?? '' },
    validate: ({ name, period }) => ({
      ...(name.trim() === '' && { name: t('documents:edit.nameNeeded') }),
      ...(!isPeriod(period) && { period: t('documents:upload.periodWrong') }),
    }),
    save: ({ name, category, period }) =>
      updateOwn(line.id, {
        ...{ name, category: category as DocumentLine['category'] },
        period: periodOf(period) || null,
      }),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['documents'] }).catch(() => undefined)
    },
  })
  return (
    <FormFrame kit={kit} label={t('documents:edit.title')}>
      <Stack gap="md">
        <TextField
          {...kit.field('name')}
          label={t('documents:columns.name')}
          maxLength={120}
          autoComplete="off"
        />
        <AboutFields />
        <Group justify="flex-end" gap="md">
          <span role="status">{kit.saved && !kit.dirty ? t('documents:edit.saved') : ''}</span>
          <Button type="submit" variant="default" loading={kit.busy}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </FormFrame>
  )
}

/** Puts a newer file in the place of this one. */
function NewVersion({ line }: { readonly line: DocumentLine }) {
  const { t } = useTranslation('documents')
  const queries = useQueryClient()
  const [part, setPart] = useState<number>()
  const [error, setError] = useState<unknown>()
  const [done, setDone] = useState(false)
  const send = async (file: File | null) => {
    if (file === null) return
    setDone(false)
    setError(undefined)
    setPart(0)
    try {
      await sendVersion(line.id, file, newRequestKey(), setPart)
      setDone(true)
      await queries.invalidateQueries({ queryKey: ['documents'] })
    } catch (failure) {
      setError(failure)
    } finally {
      setPart(undefined)
    }
  }
  return (
    <Stack gap="xs" mt="md">
      <p className={classes.dim}>{t('edit.versionLead')}</p>
      <div>
        <FileButton accept={ACCEPTED_FILES} onChange={(file) => void send(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={part !== undefined}
              leftSection={<IconUpload size={18} aria-hidden />}
            >
              {t('edit.version')}
            </Button>
          )}
        </FileButton>
      </div>
      {part !== undefined && (
        <Progress value={Math.round(part * 100)} aria-label={t('upload.progress', { name: line.name })} />
      )}
      {error !== undefined && <ErrorNotice title={t('edit.versionFailed')} error={error} />}
      <div role="status">{done && <Notice tone="success" title={t('edit.versionDone')} />}</div>
    </Stack>
  )
}

/** What one can change of a file of one’s own. */
export const OwnDocument = ({ line }: { readonly line: DocumentLine }) => (
  <>
    <FactsForm line={line} />
    <NewVersion line={line} />
  </>
)
