import { THREAD_TEXT_MOST, THREAD_TITLE_MOST } from '@guichet/contract/threads.contract'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { SelectField, TextAreaField, TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { sendThread, threadSubjectsQuery, useKeepThread } from './api/threads.ts'
import { AttachmentField } from './attachment-field.tsx'
import { useAttachments } from './use-attachments.ts'
import { useDraft, useKeepDraft } from './use-draft.ts'

const EMPTY = { subjectId: '', title: '', text: '' }

function NewThread({ subjects }: { readonly subjects: readonly { id: string; label: string }[] }) {
  const { t } = useTranslation('threads')
  const { fieldText } = useProblemText()
  const navigate = useNavigate()
  const keep = useKeepThread()
  const attachments = useAttachments('/threads/files')
  const requestKey = useRef(newRequestKey())
  const draft = useDraft('new', EMPTY)
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: draft.initial,
    validate: { subjectId: needed, title: needed, text: needed },
    save: async (values) => {
      try {
        const made = await sendThread({ ...values, files: attachments.ids }, requestKey.current)
        draft.drop()
        keep(made)
        await navigate(paths.thread(made.id))
      } catch (error) {
        requestKey.current = newRequestKey()
        throw error
      }
    },
  })
  useKeepDraft(draft, kit.values)
  return (
    <Section>
      <FormFrame kit={kit} label={t('newTitle')}>
        {draft.isKept && (
          <Notice tone="info" title={t('draft.title')}>
            {t('draft.body')}
          </Notice>
        )}
        <SelectField
          {...kit.field('subjectId')}
          label={t('form.subject')}
          emptyLabel={t('form.chooseSubject')}
          options={subjects.map(({ id, label }) => ({ value: id, label }))}
        />
        <TextField {...kit.field('title')} label={t('form.title')} maxLength={THREAD_TITLE_MOST} />
        <TextAreaField
          {...kit.field('text')}
          label={t('form.text')}
          help={t('form.textHelp')}
          maxLength={THREAD_TEXT_MOST}
        />
        <AttachmentField attachments={attachments} />
        <Group justify="flex-end">
          <Button type="submit" loading={kit.busy} disabled={attachments.busy}>
            {t('form.send')}
          </Button>
        </Group>
      </FormFrame>
    </Section>
  )
}

/** "Nouvelle conversation". */
export function Component() {
  const { t } = useTranslation('threads')
  const query = useQuery(threadSubjectsQuery)
  return (
    <Page
      title={t('newTitle')}
      lead={t('newLead')}
      actions={<BackButton to={paths.threads}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>{(subjects) => <NewThread subjects={subjects} />}</LoadState>
    </Page>
  )
}
