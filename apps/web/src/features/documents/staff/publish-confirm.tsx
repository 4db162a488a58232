import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { audienceQuery, type PublishedDocument } from './published-documents.ts'
import { type PublishValues, sendPublication } from './send-publication.ts'

interface PublishConfirmProps {
  readonly values: PublishValues
  readonly file: File
  /** Of this content: sent again, it is the same request. */
  readonly idempotencyKey: string
  readonly onCancel: () => void
  readonly onDone: (document: PublishedDocument) => void
}

/** Says how many members will see the document and when they are told, then publishes it. */
export function PublishConfirm({ values, file, idempotencyKey, onCancel, onDone }: PublishConfirmProps) {
  const { t } = useTranslation(['documents', 'common'])
  const format = useFormat()
  const [part, setPart] = useState(0)
  const audience = useQuery(audienceQuery(values.audience, values.audienceId || undefined))
  const send = useMutation({
    mutationFn: () => sendPublication(values, file, idempotencyKey, setPart),
    onSuccess: onDone,
  })
  return (
    <Dialog
      title={t('staff.confirm.title', { name: values.title })}
      {...(!send.isPending && { onClose: onCancel })}
      actions={
        <>
          <Button variant="default" onClick={onCancel} disabled={send.isPending}>
            {t('common:cancel')}
          </Button>
          <Button
            onClick={() => send.mutate()}
            loading={send.isPending}
            disabled={audience.data === undefined || audience.data === 0}
          >
            {t('staff.publish')}
          </Button>
        </>
      }
    >
      <LoadState query={audience}>
        {(count) => (
          <div role="status">
            <p>
              {count === 0
                ? t('staff.confirm.nobody')
                : t('staff.confirm.count', { count, shown: format.count(count) })}
            </p>
            {count > 0 && <p>{t('staff.confirm.told', { count })}</p>}
          </div>
        )}
      </LoadState>
      {send.isPending && (
        <Progress value={Math.round(part * 100)} aria-label={t('upload.progress', { name: file.name })} />
      )}
      {send.error && <ErrorNotice title={t('failed')} error={send.error} />}
    </Dialog>
  )
}
