import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { namesOne } from '@guichet/domain/document-audience'
import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard.tsx'
import { SaveWithdrawn, useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { AboutFields } from '../about-fields.tsx'
import { isPeriod } from '../period.ts'
import { AudienceFields } from './audience-fields.tsx'
import { FileChoice } from './file-choice.tsx'
import { PublishConfirm } from './publish-confirm.tsx'
import type { PublishedDocument } from './published-documents.ts'
import type { PublishValues } from './send-publication.ts'

const NOTHING: PublishValues = {
  ...{ title: '', category: 'other', period: '', retainedUntil: '', audience: 'all', audienceId: '' },
}

function PublishForm() {
  const { t } = useTranslation('documents')
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const [fileError, setFileError] = useState<string>()
  const [asked, setAsked] = useState<PublishValues>()
  const [published, setPublished] = useState<PublishedDocument>()
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<PublishValues>({
    initialValues: NOTHING,
    validate: ({ title, period, audience, audienceId, retainedUntil }) => ({
      ...(title.trim() === '' && { title: fieldText('required') }),
      ...(!isPeriod(period) && { period: t('upload.periodWrong') }),
      ...(namesOne(audience) && audienceId === '' && { audienceId: fieldText('required') }),
      ...(retainedUntil !== '' &&
        !/^\d{4}-\d{2}-\d{2}$/u.test(retainedUntil) && { retainedUntil: fieldText('date.invalid') }),
    }),
    // Nothing is sent yet: it is first asked whether so many are to see it.
    save: (values) => {
      if (!file) setFileError(t('staff.noFile'))
      else if (file.size > DOCUMENT_MOST_BYTES) setFileError(t('upload.tooLarge'))
      else setAsked(values)
      throw new SaveWithdrawn()
    },
  })
  const { audience } = kit.values
  const { form } = kit
  // What was chosen belongs to the audience of then.
  const before = useRef(audience)
  useEffect(() => {
    if (before.current !== audience) form.setFieldValue('audienceId', '')
    before.current = audience
  }, [audience, form])
  const keyOf = (values: PublishValues, chosen: File) => {
    const content = JSON.stringify([values, chosen.name, chosen.size, chosen.lastModified])
    const key = keys.current.get(content) ?? newRequestKey()
    keys.current.set(content, key)
    return key
  }
  if (published)
    return <Navigate to={paths.staffDocument(published.id)} replace state={{ published: true }} />
  return (
    <FormFrame kit={kit} label={t('staff.publish')}>
      <Stack gap="md">
        <FileChoice
          file={file}
          error={fileError}
          onChoose={(chosen) => {
            setFile(chosen)
            setFileError(undefined)
            if (kit.values.title === '')
              kit.change('title', chosen.name.replace(/\.[^.]+$/u, '').slice(0, 120))
          }}
        />
        <TextField name="title" label={t('staff.titleField')} maxLength={120} autoComplete="off" />
        <AboutFields />
        <AudienceFields audience={audience} />
        <DateField
          name="retainedUntil"
          label={t('staff.retainedUntil')}
          help={t('staff.retainedHelp')}
          optional
        />
        <Group justify="flex-end">
          <Button type="submit">{t('staff.next')}</Button>
        </Group>
      </Stack>
      <UnsavedGuard when={(kit.dirty || file !== undefined) && published === undefined} />
      {asked && file && (
        <PublishConfirm
          values={asked}
          file={file}
          idempotencyKey={keyOf(asked, file)}
          onCancel={() => setAsked(undefined)}
          onDone={(document) => {
            queries.invalidateQueries({ queryKey: ['staff', 'documents'] }).catch(() => undefined)
            setPublished(document)
          }}
        />
      )}
    </FormFrame>
  )
}

/** `/admin/documents/publier`: a file for one member, a segment or all. */
export function Component() {
  const { t } = useTranslation('documents')
  return (
    <Page
      title={t('staff.publish')}
      lead={t('staff.publishLead')}
      actions={<BackButton to={paths.staffDocuments}>{t('staff.back')}</BackButton>}
    >
      <PublishForm />
    </Page>
  )
}
