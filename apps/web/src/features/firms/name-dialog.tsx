import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useRequestKey } from '../../shared/forms/use-steps.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { createFirm, type Firm, renameFirm } from './api.ts'

interface NameDialogProps {
  /** The firm to rename; a new one is made when there is none. */
  readonly firm: Firm | null
  readonly onCancel: () => void
  readonly onDone: (name: string) => void
}

/** The name of a firm: of a new one, or another one. */
export function NameDialog({ firm, onCancel, onDone }: NameDialogProps) {
  const { t } = useTranslation(['firms', 'common'])
  const { fieldText } = useProblemText()
  const requestKey = useRequestKey()
  const kit = useKitForm({
    initialValues: { name: firm?.name ?? '' },
    validate: { name: (value) => (value.trim() === '' ? fieldText('required') : null) },
    save: ({ name }) => (firm ? renameFirm(firm, name) : createFirm(name, requestKey({ name }))),
    onSaved: () => onDone(kit.values.name.trim()),
  })
  const words = firm ? 'rename' : 'create'
  return (
    <Dialog title={t(`firms:${words}.title`)} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t(`firms:${words}.title`)}>
        <p>{t(`firms:${words}.intro`)}</p>
        <TextField
          {...kit.field('name')}
          label={t('firms:name')}
          maxLength={100}
          autoComplete="organization"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t(`firms:${words}.submit`)}
          </Button>
        </Group>
      </FormFrame>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
    </Dialog>
  )
}
