import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordDialog } from '../../shared/forms/password-dialog.tsx'
import { RevealedNir } from '../../shared/nir/revealed-nir.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { readNir } from './api/reveal-nir.ts'

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
      {asking && (
        <PasswordDialog
          title={t('nir.dialogTitle')}
          intro={t('nir.dialogIntro')}
          label={t('emailChange.password')}
          confirm={t('nir.show')}
          onClose={() => setAsking(false)}
          onPassword={async (password) => setNir(await readNir(password))}
        />
      )}
    </>
  )
}
