/** Raised when too much work waits. */
export class BusyError extends Error {
  override name = 'BusyError'
}

interface Options {
  /** Pieces of work under way at once. */
  readonly most: number
  /** Waiting ones beyond which new ones are refused. */
  readonly mostWaiting: number
}

/**
 * A lane for work that would take from everything else what it needs: few pieces at once, the others in the order in which
 * they came. Rejects with `BusyError` when too many wait.
 */
export function fewAtOnce({ most, mostWaiting }: Options): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) {
      if (waiting.length >= mostWaiting) throw new BusyError('too much work waits')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
