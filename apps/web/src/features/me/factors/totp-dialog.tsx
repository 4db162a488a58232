import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { TotpSetup } from '../../../shared/factors/totp-setup.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { confirmTotp, type Factors, type TotpOffer } from '../api/factors.ts'

interface TotpDialogProps {
  readonly offer: TotpOffer
  readonly onClose: () => void
  readonly onConfirmed: (factors: Factors) => void
}

/** The key for an authenticator program, and the code that shows that it has it. */
export function TotpDialog({ offer, onClose, onConfirmed }: TotpDialogProps) {
  const { t } = useTranslation(['factors', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { code: '' },
    validate: {
      code: (value) => (/^\d{6}$/u.test(value.replaceAll(/\s/gu, '')) ? null : fieldText('code.invalid')),
    },
    save: async ({ code }) => onConfirmed(await confirmTotp(code)),
    onSaved: onClose,
  })
  return (
    <Dialog title={t('factors:totp.dialogTitle')} onClose={onClose}>
      <FormFrame kit={kit} label={t('factors:totp.dialogTitle')}>
        <TotpSetup secret={offer.secret} uri={offer.uri} codeField={kit.field('code')} bare />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('factors:totp.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
