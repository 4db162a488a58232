import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField, SelectField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { type ApiKey, apiKeysQuery, rotateKey } from './api-keys.ts'
import { NewSecret } from './new-secret.tsx'

const OVERLAPS = [0, 1, 24, 72, 168] as const

interface RotateDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

/** A new secret in the place of a key; the former goes on for as long as is chosen. */
export function RotateDialog({ apiKey, onClose }: RotateDialogProps) {
  const { t } = useTranslation(['integrations', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const queries = useQueryClient()
  const [secret, setSecret] = useState<string>()
  const kit = useKitForm({
    initialValues: { overlapHours: '24', currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: async ({ overlapHours, currentPassword }) => {
      const made = await rotateKey(apiKey.id, { overlapHours: Number(overlapHours), currentPassword })
      queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }).catch(() => undefined)
      setSecret(made.secret)
    },
  })
  const title = t('rotate.title', { name: apiKey.name })
  if (secret !== undefined)
    return (
      <Dialog title={title} actions={<Button onClick={onClose}>{t('rotate.done')}</Button>}>
        <NewSecret secret={secret} name={apiKey.name} />
      </Dialog>
    )
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <Stack gap="md">
          <p>{t('rotate.intro')}</p>
          <SelectField
            {...kit.field('overlapHours')}
            label={t('rotate.overlap')}
            help={t('rotate.overlapHelp')}
            options={OVERLAPS.map((hours) => ({
              value: String(hours),
              label: t(`rotate.overlaps.h${hours}`),
            }))}
          />
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('password')}
            autoComplete="current-password"
          />
          <div>
            <Button type="submit" loading={kit.busy}>
              {t('rotate.submit')}
            </Button>
          </div>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
