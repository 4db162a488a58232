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

/** Work that another piece may stand for has a key. */
type Lane = <T>(work: () => Promise<T>, key?: string) => Promise<T>

/**
 * A lane for work that would take from everything else what it needs: few pieces at once, the others in the order in which
 * they came. Those that wait under one key are one piece: it begins after each of them asked, so that none is answered by
 * what was known before. Rejects with `BusyError` when too many wait.
 */
export function fewAtOnce({ most, mostWaiting }: Options): Lane {
  const waiting: (() => void)[] = []
  const joinable = new Map<string, Promise<unknown>>()
  let running = 0
  const inTurn: Lane = async (work) => {
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
  return <T>(work: () => Promise<T>, key?: string) => {
    const known = key === undefined ? undefined : joinable.get(key)
    if (known !== undefined) return known as Promise<T>
    if (key === undefined || running < most || waiting.length >= mostWaiting) return inTurn(work)
    const answer = inTurn(() => {
      joinable.delete(key)
      return work()
    })
    joinable.set(key, answer)
    return answer
  }
}
