import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { PhoneField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'

interface SmsDialogProps {
  readonly send: (phone: string) => Promise<unknown>
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks for the mobile number that the test SMS goes to. */
export function SmsDialog({ send, onClose, onDone }: SmsDialogProps) {
  const { t } = useTranslation(['goLive', 'common'])
  const { fieldText } = useProblemText()
  const title = t('sms.title')
  const kit = useKitForm({
    initialValues: { phone: '' },
    validate: { phone: (value) => (value.trim() === '' ? fieldText('required') : null) },
    save: async ({ phone }) => {
      await send(phone)
    },
    onSaved: onDone,
  })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <PhoneField {...kit.field('phone')} label={t('sms.phone')} help={t('sms.help')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('sms.send')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
