import { isDeepStrictEqual } from 'node:util'

/** What stands in place of a personal value. */
export const MASK = '[effacé]'

/**
 * Values that tell of nobody: identifiers, days, instants, nothing. This and the closed lists may grow and never shrink:
 * what was masked by them is held against them again.
 */
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

/** Every text masked, whatever it tells: the same before and after any masking. */
export function maskTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskTexts)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskTexts(item)]))
  return typeof value === 'string' ? MASK : value
}

/** Whether nothing personal is left to mask. */
export const isMasked = (value: unknown): boolean => isDeepStrictEqual(maskFacts(value), value)

/** Whether a mask stands somewhere in a value. */
export const holdsMask = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(holdsMask) : value === MASK

/** What the longer word or address of somebody else would have before or after. */
const EDGES = {
  name: ["(?<![\\p{L}\\p{N}][-'’]?)", "(?![-'’]?[\\p{L}\\p{N}])"],
  address: ['(?<![\\p{L}\\p{N}][._%+-]?)', '(?![.-]?[\\p{L}\\p{N}])'],
} as const

/** Whether a text names one of some words: “Anne Martin” is not in “Marianne Martin”, nor `a@x.fr` in `m.a@x.fr`. */
function namesOne(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase()
  return words.some((word) => {
    const wanted = word.toLowerCase()
    if (!low.includes(wanted)) return false
    const [before, after] = EDGES[wanted.includes('@') ? 'address' : 'name']
    const literal = wanted.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
    return new RegExp(`${before}${literal}${after}`, 'u').test(low)
  })
}

/** The same value without some words, wherever they stand in it; `by` stands in their place. */
export function maskWords(value: unknown, words: readonly string[], by = MASK): unknown {
  if (Array.isArray(value)) return value.map((item) => maskWords(item, words, by))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskWords(item, words, by)]))
  if (typeof value !== 'string') return value
  return namesOne(value, words) ? by : value
}
