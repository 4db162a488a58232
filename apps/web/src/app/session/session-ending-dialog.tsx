import { getSession } from '@guichet/contract/session.contract'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { nowMs } from '../../shared/browser/clock.ts'
import { waitText } from '../../shared/format/wait.ts'
import { sessionLife } from '../../shared/session/session-life.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { signOut } from './sign-out.ts'

const secondsLeft = (endsAtMs: number) => Math.max(Math.ceil((endsAtMs - nowMs()) / 1000), 0)

/** Two minutes before the end: stay or sign out. */
export function SessionEndingDialog({ endsAtMs }: { readonly endsAtMs: number }) {
  const { t } = useTranslation(['shell', 'common'])
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const [left, setLeft] = useState(() => secondsLeft(endsAtMs))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft(endsAtMs)), 1000)
    return () => clearInterval(timer)
  }, [endsAtMs])

  const run = (act: () => Promise<unknown>) => () => {
    setBusy(true)
    setFailure(undefined)
    act()
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  const stay = run(async () => {
    const { body } = await api.call(getSession)
    sessionLife.started(Date.parse(body.expiresAt))
  })

  return (
    <Dialog
      title={t('shell:session.endingTitle')}
      actions={
        <>
          <Button variant="default" onClick={run(() => signOut(queries))} disabled={busy}>
            {t('shell:signOut')}
          </Button>
          <Button onClick={stay} loading={busy} data-autofocus>
            {t('shell:session.stay')}
          </Button>
        </>
      }
    >
      <p>{t('shell:session.endingBody', { wait: waitText(common, left) })}</p>
      {failure !== undefined && <ErrorNotice title={t('shell:load.failedTitle')} error={failure} />}
    </Dialog>
  )
}
