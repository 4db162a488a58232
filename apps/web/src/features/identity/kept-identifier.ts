const KEY = 'guichet-identifier'

/** A social security number is nothing to be left behind in a browser, nor is a SIRET for whoever comes next. */
const isNumber = (identifier: string) => /^[\d\s.]{5,}[\dAB][\d\s.]{5,}$/iu.test(identifier)

/** What was typed as identifier in this tab, so that a reload or a detour does not lose it, and one signs in again by it. */
export function keptIdentifier(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

export function keepIdentifier(identifier: string): void {
  try {
    if (identifier === '' || isNumber(identifier)) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, identifier)
  } catch {
    // Storage is refused by some privacy settings: nothing is kept then.
  }
}
