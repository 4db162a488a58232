import { SERVICE_END_REASONS, type ServiceEndReason } from '@guichet/domain/services'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useFormat } from '../../shared/format/format.ts'
import { SelectField, TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { endOrder, type Order, type OrderLine, refreshAfterOrder } from './api/services.ts'

interface EndDialogProps {
  readonly order: Pick<OrderLine, 'id' | 'label' | 'paidUntil'>
  readonly onClose: () => void
  readonly onEnded: (order: Order) => void
}

/** Ends a subscription with the period that is paid: says until when it runs, asks why. */
export function EndDialog({ order, onClose, onEnded }: EndDialogProps) {
  const { t } = useTranslation(['services', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const { fieldText } = useProblemText()
  const made = useRef<Order>(undefined)
  const kit = useKitForm<{ reason: string; comment: string }>({
    initialValues: { reason: '', comment: '' },
    validate: { reason: (value) => (value === '' ? fieldText('required') : null) },
    save: async ({ reason, comment }) => {
      made.current = await endOrder(order.id, { reason: reason as ServiceEndReason, comment })
    },
    onSaved: () => {
      refreshAfterOrder(queries, made.current)
      if (made.current) onEnded(made.current)
    },
  })
  return (
    <Dialog title={t('end.title', { label: order.label })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>
          {order.paidUntil === null
            ? t('end.bodyOpen')
            : t('end.body', { date: format.day(order.paidUntil, 'long') })}
        </p>
        <SelectField
          {...kit.field('reason')}
          label={t('end.reason')}
          emptyLabel={t('end.choose')}
          options={SERVICE_END_REASONS.map((value) => ({ value, label: t(`end.reasons.${value}`) }))}
        />
        <TextAreaField {...kit.field('comment')} label={t('end.comment')} maxLength={300} optional />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('end.keep')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('end.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
