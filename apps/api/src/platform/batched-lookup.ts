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
 * Joins look-ups by id that come while others are under way into one statement; a lone one runs at once. Each is answered by
 * a statement that began after it was asked, so nothing older than the question is ever told. Rejects as `read` does.
 */
export function createBatchedLookup<Found, Id = string>(
  read: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
): (id: Id) => Promise<Found | null> {
  let queue: Waiting<Found, Id>[] = []
  let running = 0

  const run = async (batch: readonly Waiting<Found, Id>[]): Promise<void> => {
    try {
      const found = await read([...new Set(batch.map(({ id }) => id))])
      for (const { id, resolve } of batch) resolve(found.get(id) ?? null)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    running -= 1
    startNext()
  }
  const startNext = (): void => {
    if (running >= MAX_RUNNING || queue.length === 0) return
    const batch = queue.slice(0, MAX_BATCH)
    queue = queue.slice(MAX_BATCH)
    running += 1
    void run(batch)
  }
  return (id) =>
    new Promise((resolve, reject) => {
      queue.push({ id, resolve, reject })
      startNext()
    })
}
