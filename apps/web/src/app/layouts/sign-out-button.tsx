import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveDialog } from '../../shared/forms/leave-dialog.tsx'
import { hasUnsaved } from '../../shared/forms/unsaved-pages.ts'
import { signOut } from '../session/sign-out.ts'
import classes from './sign-out-button.module.css'
import { SignOutFailure } from './sign-out-failure.tsx'

/**
 * "Déconnexion"; on narrow screens the word stays for screen readers, unless it stands alone (`named`). Asks first while a
 * form holds something unsaved.
 */
export function SignOutButton({ named = false }: { readonly named?: boolean }) {
  const { t } = useTranslation('shell')
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [asking, setAsking] = useState(false)
  const leave = () => {
    setAsking(false)
    setBusy(true)
    setFailure(undefined)
    signOut(queries)
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Button
        className={classes.button}
        variant="subtle"
        color="gray"
        size="sm"
        h={40}
        loading={busy}
        onClick={() => (hasUnsaved() ? setAsking(true) : leave())}
      >
        <IconLogout size={20} aria-hidden />
        <span className={named ? undefined : classes.word}>{t('signOut')}</span>
      </Button>
      {asking && <LeaveDialog onLeave={leave} onStay={() => setAsking(false)} />}
      {failure !== undefined && <SignOutFailure error={failure} onClose={() => setFailure(undefined)} />}
    </>
  )
}
