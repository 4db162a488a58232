import { configure } from '@testing-library/react'
import * as React from 'react'

/**
 * React notes for each element where in the code it was made, for messages that no test reads: a seventh of the time of all
 * pages. It does so until it counted ten thousand within a second.
 */
const internals = (React as Record<string, unknown>)
  .__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE as object
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
  configurable: true,
  get: () => Infinity,
  set: () => undefined,
})

/** What jsdom lacks and Mantine asks for, and patience for a machine that is busy. */
export function installBrowserStandIns(): void {
  configure({ asyncUtilTimeout: 5_000 })
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  })) as typeof window.matchMedia
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver
  if (!('fonts' in document)) Object.assign(document, { fonts: new EventTarget() })
  Element.prototype.scrollIntoView ??= () => undefined
}
