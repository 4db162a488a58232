import { restoreAccess } from '@guichet/contract/access-restorations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { IDENTITY_CHECKS, type IdentityCheck } from '@guichet/domain/access-restoration'
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useProblemText } from '../api/problem-text.ts'
import { useSession } from '../api/session.ts'
import { useFormat } from '../format/format.ts'
import { CheckField, PasswordField, SelectField, TextField } from '../forms/fields.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useKitForm } from '../forms/use-kit-form.ts'
import { CopyValue } from '../ui/copy-value.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'

type Restored = BodyOf<typeof restoreAccess>

interface RestoreAccessProps {
  readonly personId: string
  readonly name: string
  readonly onClose: () => void
}

function Given({ restored, name, onClose }: RestoreAccessProps & { readonly restored: Restored }) {
  const { t } = useTranslation('accessRestoration')
  const format = useFormat()
  const until = `${format.instantDay(restored.expiresAt, 'long')}, ${format.instantTime(restored.expiresAt)}`
  return (
    <Stack gap="md">
      <Notice tone="success" role="status" title={t('done', { name })}>
        <Stack gap="sm">
          <p>
            {t('temporary')} <CopyValue name={t('temporary')} value={restored.temporaryPassword} />
          </p>
          <p>{t('once', { until })}</p>
          <p>{t('otherWay')}</p>
          {restored.removed.length > 0 && <p>{t('removed')}</p>}
          {restored.held.map((each) => (
            <p key={each}>{t(`held.${each}`)}</p>
          ))}
        </Stack>
      </Notice>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  )
}

/** Staff give somebody a lost access back: how the identity was verified, why, then a password shown this once (U10). */
export function RestoreAccessDialog({ personId, name, onClose }: RestoreAccessProps) {
  const { t } = useTranslation(['accessRestoration', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const [restored, setRestored] = useState<Restored>()
  const required = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { check: '', reason: '', removeFactors: false, currentPassword: '' },
    validate: { check: required, reason: required, currentPassword: required },
    save: async (values) => {
      const check: IdentityCheck = IDENTITY_CHECKS.find((each) => each === values.check) ?? 'document'
      const answer = await api.call(restoreAccess, {
        params: { id: personId },
        body: { ...values, check },
      })
      setRestored(answer.body)
    },
  })
  const title = t('accessRestoration:title', { name })
  if (restored)
    return (
      <Dialog title={title} onClose={onClose} size="lg">
        <Given personId={personId} name={name} onClose={onClose} restored={restored} />
      </Dialog>
    )
  return (
    <Dialog title={title} size="lg" {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <p>{t('accessRestoration:intro')}</p>
        <SelectField
          {...kit.field('check')}
          label={t('accessRestoration:check')}
          emptyLabel={t('accessRestoration:choose')}
          options={IDENTITY_CHECKS.map((value) => ({ value, label: t(`accessRestoration:checks.${value}`) }))}
        />
        <TextField
          {...kit.field('reason')}
          label={t('accessRestoration:reason')}
          help={t('accessRestoration:reasonHelp')}
          maxLength={300}
          autoComplete="off"
        />
        <CheckField
          {...kit.field('removeFactors')}
          label={t('accessRestoration:removeFactors')}
          help={t('accessRestoration:removeFactorsHelp')}
        />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('accessRestoration:password')}
          autoComplete="current-password"
        />
        <p>{t('accessRestoration:follows')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('accessRestoration:submit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
