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

const endOfTurn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * A lane for work that would take from everything else what it needs: few pieces at once, the others in the order in which
 * they came. Those of one turn of the event loop, and those that wait, are one piece under one key: it begins after each of
 * them asked, so that none is answered by what was known before. One of a key is under way at a time: a second one would
 * only slow down the first. Rejects with `BusyError` when too many wait.
 */
export function fewAtOnce({ most, mostWaiting }: Options): Lane {
  const waiting: (() => void)[] = []
  const joinable = new Map<string, Promise<unknown>>()
  const underWay = new Map<string, Promise<unknown>>()
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
  /** Begins when the turn has taken in all that came with it, and what is under way under the key has ended. */
  const begin = async <T>(work: () => Promise<T>, key: string): Promise<T> => {
    await endOfTurn()
    await underWay.get(key)
    return inTurn(async () => {
      joinable.delete(key)
      const end = Promise.withResolvers<void>()
      underWay.set(key, end.promise)
      try {
        return await work()
      } finally {
        underWay.delete(key)
        end.resolve()
      }
    })
  }
  return <T>(work: () => Promise<T>, key?: string) => {
    if (key === undefined) return inTurn(work)
    const known = joinable.get(key)
    if (known !== undefined) return known as Promise<T>
    const answer = begin(work, key)
    joinable.set(key, answer)
    // Refused, it never began.
    answer.catch(() => joinable.get(key) === answer && joinable.delete(key))
    return answer
  }
}
