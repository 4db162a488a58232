import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import type { StaffPayment } from './api/list-staff-payments.ts'
import { recordPaymentMutation } from './api/record-payment.ts'

interface RecordPaymentDialogProps {
  readonly payment: StaffPayment
  readonly onClose: () => void
  /** Told once the payment is recorded. */
  readonly onRecorded: () => void
}

/** The day the money arrived and a note; what follows is said before confirming. */
export function RecordPaymentDialog({ payment, onClose, onRecorded }: RecordPaymentDialogProps) {
  const { t } = useTranslation(['backoffice', 'states', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const mutation = useMutation(recordPaymentMutation())
  // The key belongs to what is written: another day or note is another request.
  const [keys] = useState(() => new Map<string, string>())
  const keyFor = (content: string) => {
    const known = keys.get(content) ?? newRequestKey()
    keys.set(content, known)
    return known
  }
  const kit = useKitForm<{ paidOn: string; note: string }>({
    initialValues: { paidOn: today(), note: '' },
    save: ({ paidOn, note }) =>
      mutation.mutateAsync({
        paymentId: payment.id,
        paidOn,
        note,
        idempotencyKey: keyFor(`${paidOn} ${note}`),
      }),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onRecorded()
    },
  })
  const amount = format.euros(payment.amountCents)
  return (
    <Dialog title={t('payments.recordTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>
          {t('payments.recordIntro', {
            holder: payment.holderName,
            label: payment.label,
            amount,
            method: t(`states:method.${payment.method}`).toLowerCase(),
          })}
        </p>
        <DateField {...kit.field('paidOn')} label={t('payments.paidOn')} help={t('payments.paidOnHelp')} />
        <TextField
          {...kit.field('note')}
          label={t('payments.note')}
          help={t('payments.noteHelp')}
          maxLength={300}
          autoComplete="off"
          optional
        />
        <Notice tone="info" title={t('payments.followsTitle')}>
          <p>{t('payments.follows', { holder: payment.holderName })}</p>
        </Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('payments.confirm', { amount })}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
