import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router-dom'
import { Dialog } from '../ui/dialog.tsx'

/** Asks before leaving while `when` holds: in the portal by a dialog, for a reload or a closed tab by the browser’s own. */
export function UnsavedGuard({ when }: { readonly when: boolean }) {
  const { t } = useTranslation('forms')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [when])

  if (blocker.state !== 'blocked') return null
  const stay = () => blocker.reset()
  return (
    <Dialog
      title={t('leaveTitle')}
      onClose={stay}
      actions={
        <>
          <Button variant="default" onClick={() => blocker.proceed()}>
            {t('leaveGo')}
          </Button>
          <Button onClick={stay} data-autofocus>
            {t('leaveStay')}
          </Button>
        </>
      }
    >
      <p>{t('leaveBody')}</p>
    </Dialog>
  )
}
