import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { leaveFor } from '../../shared/browser/leave.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { listenToOtherTabs, tellOtherTabs } from '../../shared/session/session-channel.ts'
import { sessionLife } from '../../shared/session/session-life.ts'
import { SessionEndedDialog } from './session-ended-dialog.tsx'
import { SessionEndingDialog } from './session-ending-dialog.tsx'
import { useResumedSession } from './use-resumed-session.ts'

/** Warns before the session ends, and when it has ended asks for the password without touching the page below. */
export function SessionGuard({ children }: { readonly children: ReactNode }) {
  const phase = useSyncExternalStore(sessionLife.subscribe, sessionLife.phase)
  const { lookAgain } = useResumedSession()

  useEffect(() => {
    sessionLife.onUse((atMs) => tellOtherTabs({ kind: 'used', atMs }))
    const stop = listenToOtherTabs((message) => {
      if (message.kind === 'used') sessionLife.used(message.atMs)
      if (message.kind === 'signed-out') leaveFor(signInAddress('/', 'deconnexion'))
      if (message.kind === 'signed-in') lookAgain()
    })
    const onVisible = () => sessionLife.check()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [lookAgain])

  return (
    <>
      {children}
      {phase.kind === 'ending' && <SessionEndingDialog endsAtMs={phase.endsAtMs} />}
      {phase.kind === 'ended' && <SessionEndedDialog />}
    </>
  )
}
