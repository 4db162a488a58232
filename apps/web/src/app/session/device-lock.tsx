import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { deviceLock } from '../../shared/session/device-lock.ts'
import { LockScreen } from './lock-screen.tsx'

/** Takes everything out of the document and stands there alone; what was there comes back as it was, typed words included. */
function AloneInDocument({ children }: { readonly children: ReactNode }) {
  const [host] = useState(() => document.createElement('div'))
  useLayoutEffect(() => {
    const away = document.createDocumentFragment()
    const [left, top] = [window.scrollX, window.scrollY]
    const focused = document.activeElement
    const takeAway = () => {
      for (const node of [...document.body.childNodes]) if (node !== host) away.append(node)
    }
    // The theme writes its colours and letters within the page that goes.
    const styles = [...document.body.querySelectorAll('style')].map((style) => style.cloneNode(true))
    document.head.append(...styles)
    document.body.prepend(host)
    takeAway()
    // Dialogs that open meanwhile are not to be seen either.
    const watch = new MutationObserver(takeAway)
    watch.observe(document.body, { childList: true })
    return () => {
      watch.disconnect()
      host.remove()
      document.body.append(away)
      for (const style of styles) style.parentNode?.removeChild(style)
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
      window.scrollTo(left, top)
    }
  }, [host])
  return createPortal(children, host)
}

/** Below it everything waits for the code of this device, once that is asked (U09). */
export function DeviceLock({
  personId,
  children,
}: {
  readonly personId: string
  readonly children: ReactNode
}) {
  const locked = useSyncExternalStore(deviceLock.subscribe, () => deviceLock.isLocked(personId))
  const [wasOpen, setWasOpen] = useState(!locked)
  if (!locked && !wasOpen) setWasOpen(true)
  useEffect(() => deviceLock.follow(), [])
  return (
    <>
      {wasOpen && children}
      {locked && (
        <AloneInDocument>
          <LockScreen personId={personId} />
        </AloneInDocument>
      )}
    </>
  )
}
