import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'

interface ConfirmDialogProps {
  readonly title: string
  /** What follows, a sentence each. */
  readonly follows: readonly string[]
  /** What the button says that does it. */
  readonly confirm: string
  /** What is said above the reason when it fails. */
  readonly failed: string
  /** Nothing ends by it: no red. */
  readonly harmless?: boolean
  readonly act: () => Promise<unknown>
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Asks before something that is not easily undone: what follows, then the act, and where it failed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, follows, confirm, failed, harmless = false, act, onCancel, onDone } = props
  const { t } = useTranslation('common')
  const run = useMutation({ mutationFn: act, onSuccess: onDone })
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button {...(!harmless && { color: 'red.9' })} loading={run.isPending} onClick={() => run.mutate()}>
            {confirm}
          </Button>
        </>
      }
    >
      {follows.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {run.error && <ErrorNotice title={failed} error={run.error} />}
    </Dialog>
  )
}
