import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { type StaffOrder, staffOrderQuery } from './staff-services.ts'

interface ReasonDialogProps {
  readonly title: string
  /** What follows. */
  readonly body: string
  readonly label: string
  readonly confirm: string
  /** A word may be left out. */
  readonly optional?: boolean
  readonly dangerous?: boolean
  readonly act: (text: string) => Promise<StaffOrder>
  readonly onClose: () => void
}

/** One act on an order, with its reason or a note, after what follows was said. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, body, label, confirm, optional = false, dangerous = false, act, onClose } = props
  const { t } = useTranslation(['services', 'common'])
  const queries = useQueryClient()
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    aliases: { note: 'reason' },
    validate: {
      reason: (text) => (!optional && text.trim().length < 3 ? t('staff.reasonShort') : null),
    },
    save: async ({ reason }) => {
      const order = await act(reason)
      queries.setQueryData(staffOrderQuery(order.id).queryKey, order)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{body}</p>
        <TextAreaField {...kit.field('reason')} label={label} maxLength={300} optional={optional} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" {...(dangerous && { color: 'red.9' })} loading={kit.busy}>
            {confirm}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
