import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

interface ConfirmationProps {
  readonly title: string
  readonly follows: readonly string[]
  readonly confirm: string
  readonly act: () => Promise<unknown>
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** What follows, then the act. */
export function Confirmation({ title, follows, confirm, act, onCancel, onDone }: ConfirmationProps) {
  const { t } = useTranslation(['accountPersons', 'common'])
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
          <Button color="red.9" loading={run.isPending} onClick={() => run.mutate()}>
            {confirm}
          </Button>
        </>
      }
    >
      {follows.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {run.error && <ErrorNotice title={t('accountPersons:failed')} error={run.error} />}
    </Dialog>
  )
}
