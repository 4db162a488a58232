const KEY = 'guichet-signed-in'

/** Remembers that somebody signed in here, so that the sign-in page knows when asking for the session is worth it. */
export function rememberSignedIn(): void {
  try {
    localStorage.setItem(KEY, '1')
  } catch {
    // Storage is refused by some privacy settings: the sign-in page then simply does not look.
  }
}

export function forgetSignedIn(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // See above.
  }
}

export function maybeSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false
  }
}
