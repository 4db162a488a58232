/** The secret of something begun in this browser, kept under a name, so that it is resumed after closing it. */
export const secretKeptAs = (name: string) => ({
  kept(): string | null {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  },
  keep(token: string): void {
    try {
      localStorage.setItem(name, token)
    } catch {
      // No storage in this browser: the link sent by mail still leads on.
    }
  },
  drop(): void {
    try {
      localStorage.removeItem(name)
    } catch {
      // Nothing was kept either.
    }
  },
})
