export type SessionMessage =
  | { readonly kind: 'used'; readonly atMs: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in' }

const CHANNEL = 'guichet-session'

const isMessage = (data: unknown): data is SessionMessage =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  (data.kind === 'signed-out' ||
    data.kind === 'signed-in' ||
    (data.kind === 'used' && 'atMs' in data && typeof data.atMs === 'number'))

let channel: BroadcastChannel | undefined
function open(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  channel ??= new BroadcastChannel(CHANNEL)
  return channel
}

/** Tells the other tabs of this browser. */
export function tellOtherTabs(message: SessionMessage): void {
  open()?.postMessage(message)
}

/** Listens to the other tabs; returns how to stop. */
export function listenToOtherTabs(listener: (message: SessionMessage) => void): () => void {
  const source = open()
  const onMessage = (event: MessageEvent<unknown>) => {
    if (isMessage(event.data)) listener(event.data)
  }
  source?.addEventListener('message', onMessage)
  return () => source?.removeEventListener('message', onMessage)
}
