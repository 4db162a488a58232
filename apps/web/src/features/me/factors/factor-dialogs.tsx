import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveWithdrawn, useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import type { Factors } from '../api/factors.ts'

interface RenameDialogProps {
  readonly name: string
  readonly rename: (name: string) => Promise<Factors>
  readonly onClose: () => void
  readonly onRenamed: (factors: Factors) => void
}

/** A name for a program or a passkey. */
export function RenameDialog({ name, rename, onClose, onRenamed }: RenameDialogProps) {
  const { t } = useTranslation(['factors', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === '' ? fieldText('required') : null) },
    save: async (values) => onRenamed(await rename(values.name)),
    onSaved: onClose,
  })
  return (
    <Dialog title={t('factors:rename.title')} onClose={onClose}>
      <FormFrame kit={kit} label={t('factors:rename.title')}>
        <TextField
          {...kit.field('name')}
          label={t('factors:rename.name')}
          help={t('factors:rename.help')}
          autoComplete="off"
          maxLength={60}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('common:save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

interface RemoveDialogProps {
  readonly title: string
  /** What follows. */
  readonly body: string
  readonly remove: () => Promise<Factors>
  readonly onClose: () => void
  readonly onRemoved: (factors: Factors) => void
}

/** Asks before a factor is removed, and says what follows. */
export function RemoveDialog({ title, body, remove, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation(['factors', 'common'])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const confirm = () => {
    setBusy(true)
    setFailure(undefined)
    remove()
      .then((factors) => {
        onRemoved(factors)
        onClose()
      })
      .catch((error: unknown) => {
        if (!(error instanceof SaveWithdrawn)) setFailure(error)
      })
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={confirm}>
            {t('factors:remove')}
          </Button>
        </>
      }
    >
      <p>{body}</p>
      {failure !== undefined && <ErrorNotice title={t('factors:failed')} error={failure} />}
    </Dialog>
  )
}
