import { setTimeout as pause } from 'node:timers/promises'

export interface WaitOptions {
  /** Named in the error. */
  readonly what: string
  /** 10,000 by default. */
  readonly timeoutMs?: number
  /** 50 by default. */
  readonly everyMs?: number
}

/** Asks again and again until `look` gives something true; an error of `look` counts as "not yet". */
export async function waitUntil<T>(
  look: () => Promise<T> | T,
  { what, timeoutMs = 10_000, everyMs = 50 }: WaitOptions,
): Promise<NonNullable<T>> {
  const limit = performance.now() + timeoutMs
  let last: unknown
  do {
    try {
      const found = await look()
      if (found) return found
      last = found
    } catch (error) {
      last = error
    }
    await pause(everyMs)
  } while (performance.now() < limit)
  const why = last instanceof Error ? last.message : JSON.stringify(last)
  throw new Error(`${what}: not within ${timeoutMs} ms (last seen: ${why})`)
}
