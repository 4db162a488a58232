import { configure } from '@testing-library/react'

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
