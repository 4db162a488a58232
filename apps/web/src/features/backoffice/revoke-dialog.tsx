import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { revokeCertificateMutation } from './api/revoke-certificate.ts'

interface RevokeDialogProps {
  readonly certificate: { readonly id: string; readonly number: string }
  readonly onClose: () => void
}

/** Asks for the reason, says what follows, revokes. */
export function RevokeDialog({ certificate, onClose }: RevokeDialogProps) {
  const { t } = useTranslation(['backoffice', 'common'])
  const queries = useQueryClient()
  const mutation = useMutation(revokeCertificateMutation())
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim().length < 3 ? t('member.revokeReasonShort') : null) },
    save: ({ reason }) => mutation.mutateAsync({ id: certificate.id, reason }),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={t('member.revokeTitle', { number: certificate.number })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('member.revokeBody')}</p>
        <TextAreaField
          {...kit.field('reason')}
          label={t('member.revokeReason')}
          help={t('member.revokeReasonHelp')}
          maxLength={300}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('member.revokeConfirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
