/** What Chromium browsers hand out when the portal can be installed; it serves once. */
interface InstallPrompt extends Event {
  readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallPrompt | undefined
const listeners = new Set<() => void>()
const change = (next: InstallPrompt | undefined) => {
  offer = next
  for (const listener of listeners) listener()
}

/** Keeps the browser’s offer to install, which comes while the page starts: called first. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The portal asks where it explains, not by a bar over the page.
    event.preventDefault()
    change(event as InstallPrompt)
  })
  window.addEventListener('appinstalled', () => change(undefined))
}

export const installOffered = (): boolean => offer !== undefined

export function onInstallOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Has the browser ask; whether the person agreed. */
export async function install(): Promise<boolean> {
  const asked = offer
  change(undefined)
  return (await asked?.prompt())?.outcome === 'accepted'
}
