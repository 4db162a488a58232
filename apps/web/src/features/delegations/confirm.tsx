import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

interface ConfirmProps {
  readonly title: string
  readonly body: string
  readonly action: string
  readonly act: () => Promise<unknown>
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Asks before something is ended, and says where it failed. */
export function Confirm({ title, body, action, act, onCancel, onDone }: ConfirmProps) {
  const { t } = useTranslation(['delegations', 'common'])
  const run = useMutation({ mutationFn: act, onSuccess: onDone })
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={run.isPending} onClick={() => run.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{body}</p>
      {run.error && <ErrorNotice title={t('delegations:given.failed')} error={run.error} />}
    </Dialog>
  )
}
