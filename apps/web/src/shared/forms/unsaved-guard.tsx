import { useEffect } from 'react'
import { useBlocker } from 'react-router-dom'
import { LeaveDialog } from './leave-dialog.tsx'
import { hasUnsaved, keepUnsaved } from './unsaved-pages.ts'

/**
 * Asks before leaving while `when` holds: in the portal by a dialog, for a reload or a closed tab by the browser’s own.
 * "Déconnexion" asks by itself (`hasUnsaved`).
 */
export function UnsavedGuard({ when }: { readonly when: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return
    const forget = keepUnsaved()
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      forget()
      window.removeEventListener('beforeunload', ask)
    }
  }, [when])

  if (blocker.state !== 'blocked') return null
  return <LeaveDialog onLeave={() => blocker.proceed()} onStay={() => blocker.reset()} />
}
