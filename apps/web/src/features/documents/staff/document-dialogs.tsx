import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { Button, Group, Progress, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { FileChoice } from './file-choice.tsx'
import { type PublishedDocument, publishedDocumentQuery, withdraw } from './published-documents.ts'
import { sendVersion } from './send-publication.ts'

export interface DialogProps {
  readonly document: PublishedDocument
  readonly onClose: () => void
  readonly onDone: () => void
}

export function useTaken(onDone: () => void) {
  const queries = useQueryClient()
  return (document: PublishedDocument) => {
    queries.setQueryData(publishedDocumentQuery(document.id).queryKey, document)
    queries.invalidateQueries({ queryKey: ['staff', 'documents'] }).catch(() => undefined)
    onDone()
  }
}

/** A file as the next version of a document. */
export function NewVersionDialog({ document, onClose, onDone }: DialogProps) {
  const { t } = useTranslation(['documents', 'common'])
  const take = useTaken(onDone)
  const [file, setFile] = useState<File>()
  const [wrong, setWrong] = useState<string>()
  const [part, setPart] = useState(0)
  const key = useRef('')
  const send = useMutation({
    mutationFn: (chosen: File) => sendVersion(document.id, chosen, key.current, setPart),
    onSuccess: take,
  })
  const start = () => {
    if (!file) setWrong(t('staff.noFile'))
    else if (file.size > DOCUMENT_MOST_BYTES) setWrong(t('upload.tooLarge'))
    else send.mutate(file)
  }
  return (
    <Dialog
      title={t('staff.version.title', { name: document.name })}
      {...(!send.isPending && { onClose })}
      actions={
        <>
          <Button variant="default" onClick={onClose} disabled={send.isPending}>
            {t('common:cancel')}
          </Button>
          <Button onClick={start} loading={send.isPending}>
            {t('staff.version.send')}
          </Button>
        </>
      }
    >
      <Stack gap="md">
        <p>{t('staff.version.body', { version: document.version + 1 })}</p>
        <FileChoice
          file={file}
          error={wrong}
          onChoose={(chosen) => {
            key.current = newRequestKey()
            setFile(chosen)
            setWrong(undefined)
          }}
        />
        {file && send.isPending && (
          <Progress value={Math.round(part * 100)} aria-label={t('upload.progress', { name: file.name })} />
        )}
        {send.error && <ErrorNotice title={t('failed')} error={send.error} />}
      </Stack>
    </Dialog>
  )
}

/** Asks why a document is withdrawn, then hides it from all. */
export function WithdrawDialog({ document, onClose, onDone }: DialogProps) {
  const { t } = useTranslation(['documents', 'common'])
  const { fieldText } = useProblemText()
  const take = useTaken(onDone)
  const kit = useKitForm({
    initialValues: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: fieldText('required') } : {}),
    save: async ({ reason }) => take(await withdraw(document.id, reason)),
  })
  return (
    <Dialog title={t('staff.withdraw.title', { name: document.name })} onClose={onClose}>
      <FormFrame kit={kit}>
        <p>{t('staff.withdraw.body', { count: document.recipientCount })}</p>
        <TextAreaField
          name="reason"
          label={t('staff.reason')}
          help={t('staff.withdraw.help')}
          maxLength={300}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('staff.withdraw.send')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
