import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { postCreditNote, type StaffInvoiceFile } from './staff-invoices.ts'

interface CancelDialogProps {
  readonly invoice: StaffInvoiceFile
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Cancels an invoice that was not paid; what follows is said before confirming. */
export function CancelInvoiceDialog({ invoice, onClose, onDone }: CancelDialogProps) {
  const { t } = useTranslation(['invoices', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('cancel.reasonShort') : null) },
    save: ({ reason }) => {
      const key = keys.get(reason) ?? newRequestKey()
      keys.set(reason, key)
      return postCreditNote(invoice.id, reason, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onDone()
    },
  })
  return (
    <Dialog title={t('cancel.title', { number: invoice.number })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('cancel.intro', { amount: format.euros(invoice.grossCents) })}</p>
        <TextAreaField
          {...kit.field('reason')}
          label={t('cancel.reason')}
          help={t('cancel.reasonHelp')}
          maxLength={300}
        />
        <Notice tone="info" title={t('cancel.followsTitle')}>
          <p>{t(invoice.accountId === null ? 'cancel.follows' : 'cancel.followsAccount')}</p>
        </Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('cancel.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
