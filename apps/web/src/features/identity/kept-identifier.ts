const KEY = 'guichet-identifier'

/** What was typed as identifier in this tab, so that a reload or a detour does not lose it. */
export function keptIdentifier(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

export function keepIdentifier(identifier: string): void {
  try {
    if (identifier === '') sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, identifier)
  } catch {
    // Storage is refused by some privacy settings: nothing is kept then.
  }
}
