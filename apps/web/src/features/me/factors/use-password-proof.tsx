import { ApiError } from '@guichet/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordDialog } from '../../../shared/forms/password-dialog.tsx'
import { SaveWithdrawn } from '../../../shared/forms/use-kit-form.ts'

type Action<T> = (currentPassword?: string) => Promise<T>
interface Asked {
  /** Does with the password what asked for it. */
  readonly give: (password: string) => Promise<void>
  readonly withdraw: () => void
}

/**
 * Runs what asks for the password: without it first, as it may have been given a moment ago, else once it was given in a
 * dialog. Whoever closes the dialog ends it with `SaveWithdrawn`.
 */
export function usePasswordProof() {
  const { t } = useTranslation(['factors', 'me'])
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
  const dialog = asked && (
    <PasswordDialog
      title={t('factors:proof.title')}
      intro={t('factors:proof.intro')}
      label={t('me:emailChange.password')}
      confirm={t('factors:proof.submit')}
      onPassword={asked.give}
      onClose={() => {
        // Once it was given, there is nothing left to withdraw.
        asked.withdraw()
        setAsked(undefined)
      }}
    />
  )
  return { run, dialog }
}
