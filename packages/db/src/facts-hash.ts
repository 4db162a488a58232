import { createHash } from 'node:crypto'

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, canonical(held)]),
  )
}

/** SHA-256, hex, of what a certificate says: the same facts give the same hash in whatever order they are written. */
export const factsHash = (facts: object): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(facts)))
    .digest('hex')
