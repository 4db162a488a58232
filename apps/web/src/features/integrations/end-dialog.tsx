import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type ApiKey, useEndKey } from './api-keys.ts'

interface EndDialogProps {
  readonly apiKey: ApiKey
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Asks before a key ends. */
export function EndDialog({ apiKey, onCancel, onDone }: EndDialogProps) {
  const { t } = useTranslation(['integrations', 'common'])
  const run = useEndKey()
  return (
    <Dialog
      title={t('end.title', { name: apiKey.name })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red.9"
            loading={run.isPending}
            onClick={() => run.mutate(apiKey.id, { onSuccess: onDone })}
          >
            {t('end.submit')}
          </Button>
        </>
      }
    >
      <p>{t('end.body')}</p>
      {run.error && <ErrorNotice title={t('end.failed')} error={run.error} />}
    </Dialog>
  )
}
