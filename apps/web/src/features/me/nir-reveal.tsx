import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { RevealedNir } from '../../shared/nir/revealed-nir.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { readNir } from './api/reveal-nir.ts'

interface PasswordDialogProps {
  readonly onClose: () => void
  readonly onShown: (nir: string) => void
}

function PasswordDialog({ onClose, onShown }: PasswordDialogProps) {
  const { t } = useTranslation(['me', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: async ({ currentPassword }) => onShown(await readNir(currentPassword)),
    onSaved: onClose,
  })
  return (
    <Dialog title={t('nir.dialogTitle')} onClose={onClose}>
      <FormFrame kit={kit} label={t('nir.dialogTitle')}>
        <p>{t('nir.dialogIntro')}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('emailChange.password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('nir.show')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** "Afficher": the whole number for a minute, after the password; each time is in the history of the file. */
export function NirReveal() {
  const { t } = useTranslation('me')
  const [asking, setAsking] = useState(false)
  const [nir, setNir] = useState<string>()
  const hide = useCallback(() => setNir(undefined), [])
  const reveal = useMutation({
    mutationFn: () => readNir(),
    onSuccess: setNir,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'password.needed') setAsking(true)
    },
  })
  const isAsked = reveal.error instanceof ApiError && reveal.error.code === 'password.needed'
  return (
    <>
      {nir === undefined ? (
        <Button
          type="button"
          variant="subtle"
          size="compact-sm"
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {t('nir.show')}
        </Button>
      ) : (
        <RevealedNir nir={nir} onHide={hide} />
      )}
      {reveal.error !== null && !isAsked && <ErrorNotice title={t('nir.failed')} error={reveal.error} />}
      {asking && <PasswordDialog onClose={() => setAsking(false)} onShown={setNir} />}
    </>
  )
}
