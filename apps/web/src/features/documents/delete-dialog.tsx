import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { useDocumentAct } from './api/document-actions.ts'
import type { DocumentLine } from './api/document-queries.ts'

interface DeleteDialogProps {
  readonly document: DocumentLine
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Asks before a document is deleted for good. */
export function DeleteDialog({ document, onCancel, onDone }: DeleteDialogProps) {
  const { t } = useTranslation(['documents', 'common'])
  const run = useDocumentAct('delete')
  return (
    <Dialog
      title={t('delete.title', { name: document.name })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red.9"
            loading={run.isPending}
            onClick={() => run.mutate(document.id, { onSuccess: onDone })}
          >
            {t('acts.delete')}
          </Button>
        </>
      }
    >
      <p>{t(document.source === 'member' ? 'delete.own' : 'delete.published')}</p>
      {run.error && <ErrorNotice title={t('failed')} error={run.error} />}
    </Dialog>
  )
}
