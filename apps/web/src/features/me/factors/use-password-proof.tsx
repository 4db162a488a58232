import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { PasswordField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveWithdrawn, useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'

type Action<T> = (currentPassword?: string) => Promise<T>
interface Asked {
  /** Does with the password what asked for it. */
  readonly give: (password: string) => Promise<unknown>
  readonly withdraw: () => void
}

function PasswordDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = useTranslation(['factors', 'common', 'me'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: ({ currentPassword }) => asked.give(currentPassword),
    onSaved: onClose,
  })
  const withdraw = () => {
    asked.withdraw()
    onClose()
  }
  return (
    <Dialog title={t('factors:proof.title')} onClose={withdraw}>
      <FormFrame kit={kit} label={t('factors:proof.title')}>
        <p>{t('factors:proof.intro')}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('me:emailChange.password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={withdraw}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('factors:proof.submit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/**
 * Runs what asks for the password: without it first, as it may have been given a moment ago, else once it was given in a
 * dialog. Whoever closes the dialog ends it with `SaveWithdrawn`.
 */
export function usePasswordProof() {
  const [asked, setAsked] = useState<Asked>()
  const run = <T,>(action: Action<T>): Promise<T> =>
    action().catch((error: unknown) => {
      if (!(error instanceof ApiError && error.code === 'password.needed')) throw error
      return new Promise<T>((resolve, reject) => {
        setAsked({
          give: async (password) => resolve(await action(password)),
          withdraw: () => reject(new SaveWithdrawn()),
        })
      })
    })
  const dialog = asked && <PasswordDialog asked={asked} onClose={() => setAsked(undefined)} />
  return { run, dialog }
}
