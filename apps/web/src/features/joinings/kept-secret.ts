const KEY = 'guichet.joining'

/** The secret of the joining begun in this browser, so that it is resumed after closing it. */
export function keptSecret(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepSecret(token: string): void {
  try {
    localStorage.setItem(KEY, token)
  } catch {
    // No storage in this browser: the link sent by mail still leads back.
  }
}

export function dropSecret(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept either.
  }
}
