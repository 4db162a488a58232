import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { type BankLine, reverseLine } from './transfers.ts'

interface ReverseDialogProps {
  readonly line: BankLine
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Takes a confirmation back for a reason, after what follows was said. */
export function ReverseDialog({ line, onClose, onDone }: ReverseDialogProps) {
  const { t } = useTranslation(['transfers', 'common'])
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('reverse.short') : null) },
    save: ({ reason }) => {
      const key = keys.get(reason) ?? newRequestKey()
      keys.set(reason, key)
      return reverseLine(line.id, reason, key)
    },
    onSaved: onDone,
  })
  return (
    <Dialog title={t('reverse.title')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('reverse.body', { holder: line.payment?.holderName ?? '' })}</p>
        <TextAreaField {...kit.field('reason')} label={t('reverse.reason')} maxLength={300} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('line.reverse')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
