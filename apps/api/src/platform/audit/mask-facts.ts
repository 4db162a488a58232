/** What stands in place of a personal value. */
export const MASK = '[effacé]'

/** Values that tell of nobody: identifiers, days, instants, nothing. */
const PLAIN = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|)$/u
/** Facts whose values come from a closed list. */
const CLOSED: ReadonlySet<string> = new Set([
  ...['state', 'kind', 'method', 'channel', 'source', 'role', 'rights', 'scopes', 'locale', 'subject'],
  ...['purpose', 'decision', 'event', 'change'],
])

/** All personal values of an entry about somebody, masked: any text but what tells of nobody. */
export function maskFacts(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => maskFacts(item, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskFacts(item, key)]))
  return typeof value !== 'string' || CLOSED.has(name) || PLAIN.test(value) ? value : MASK
}

/** The same value without some words, wherever they stand in it; `by` stands in their place. */
export function maskWords(value: unknown, words: readonly string[], by = MASK): unknown {
  if (Array.isArray(value)) return value.map((item) => maskWords(item, words, by))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskWords(item, words, by)]))
  if (typeof value !== 'string') return value
  const text = value.toLowerCase()
  return words.some((word) => text.includes(word.toLowerCase())) ? by : value
}
