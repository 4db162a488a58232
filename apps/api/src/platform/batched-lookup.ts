/** Look-ups that a batch may hold. */
const MAX_BATCH = 100
/** Batches under way at once: with two, a slow one does not hold up what comes meanwhile. */
const MAX_RUNNING = 2

interface Waiting<Found, Id> {
  readonly id: Id
  readonly resolve: (found: Found | null) => void
  readonly reject: (error: unknown) => void
}

/**
 * Joins look-ups by id into one statement: those of one turn of the event loop, and those that come while others are under
 * way. Each is answered by a statement that began after it was asked, so nothing older than the question is ever told.
 * Rejects as `read` does.
 */
export function createBatchedLookup<Found, Id = string>(
  read: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
): (id: Id) => Promise<Found | null> {
  let queue: Waiting<Found, Id>[] = []
  let running = 0
  let isDue = false

  const run = async (batch: readonly Waiting<Found, Id>[]): Promise<void> => {
    try {
      const found = await read([...new Set(batch.map(({ id }) => id))])
      for (const { id, resolve } of batch) resolve(found.get(id) ?? null)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    running -= 1
    startSoon()
  }
  /** When the turn has taken in all that came with it. */
  const startSoon = (): void => {
    if (isDue || queue.length === 0) return
    isDue = true
    setImmediate(() => {
      isDue = false
      startNext()
    })
  }
  const startNext = (): void => {
    if (running >= MAX_RUNNING || queue.length === 0) return
    const batch = queue.slice(0, MAX_BATCH)
    queue = queue.slice(MAX_BATCH)
    running += 1
    void run(batch)
    startSoon()
  }
  return (id) =>
    new Promise((resolve, reject) => {
      queue.push({ id, resolve, reject })
      startSoon()
    })
}
