import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { cancelVoucher, type StaffVoucher, staffVoucherQuery } from './staff-vouchers.ts'

interface CancelVoucherDialogProps {
  readonly voucher: StaffVoucher
  readonly onClose: () => void
}

/** Withdraws what is left of a voucher, after what follows was said. */
export function CancelVoucherDialog({ voucher, onClose }: CancelVoucherDialogProps) {
  const { t } = useTranslation(['vouchers', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('staff.reasonShort') : null) },
    save: async ({ reason }) => {
      const now = await cancelVoucher(voucher.id, reason)
      queries.setQueryData(staffVoucherQuery(now.id).queryKey, now)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'vouchers'] }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={t('staff.cancel.title')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>
          {t(voucher.reservedCents > 0 ? 'staff.cancel.bodyReserved' : 'staff.cancel.body', {
            holder: voucher.holderName,
            amount: format.euros(voucher.balanceCents),
          })}
        </p>
        <TextAreaField {...kit.field('reason')} label={t('staff.reason')} maxLength={300} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('staff.cancel.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
