const KEY = 'guichet.declarant'

/** The secret of the sign-up begun in this browser, so that it is resumed after closing it. */
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
    // No storage in this browser: the link sent by mail still leads on.
  }
}

export function dropSecret(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept either.
  }
}
