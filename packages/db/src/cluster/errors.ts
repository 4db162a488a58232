/** The data folder or the database in it cannot be used; the message is one sentence for the person who runs Guichet. */
export class DataFolderError extends Error {
  override name = 'DataFolderError'
}

/** The database was written by a newer Guichet than this one. */
export class NewerSchemaError extends DataFolderError {
  override name = 'NewerSchemaError'
}

const noSpace = /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i

/** Walks an error and its causes, drizzle's and AggregateError's included. */
function* chain(error: unknown): Generator<object> {
  const seen = new Set<unknown>()
  const queue: unknown[] = [error]
  while (queue.length > 0) {
    const current = queue.shift()
    if (typeof current !== 'object' || current === null || seen.has(current)) continue
    seen.add(current)
    yield current
    if ('cause' in current) queue.push(current.cause)
    if ('errors' in current && Array.isArray(current.errors)) queue.push(...current.errors)
  }
}

/** The first `code` found in an error or its causes: an SQLSTATE or a system code such as ECONNREFUSED. */
export const errorCode = (error: unknown): string | undefined => {
  for (const link of chain(error)) {
    if ('code' in link && typeof link.code === 'string') return link.code
  }
  return undefined
}

/** True when the disk, or the quota on it, is full: ENOSPC, EDQUOT, SQLSTATE 53100 or PostgreSQL's own words. */
export const isDiskFull = (error: unknown): boolean => {
  if (typeof error === 'string') return noSpace.test(error)
  for (const link of chain(error)) {
    if ('code' in link && ['ENOSPC', 'EDQUOT', '53100'].includes(String(link.code))) return true
    if ('message' in link && noSpace.test(String(link.message))) return true
  }
  return false
}

/** The sentence for a full disk. */
export const diskFullError = (folder: string, cause?: unknown): DataFolderError =>
  new DataFolderError(
    `The disk that holds ${folder} is full: free some space there, or set DATA_DIR to a folder on another disk, then start again.`,
    { cause },
  )
