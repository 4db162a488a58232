import type { Ctx } from '../../ctx.ts'
import { findLogoKey } from '../organisation/index.ts'
import { findFileKeys } from './data/document-data.ts'

const DAY_MS = 86_400_000
const BATCH = 500
/** More files than these that nothing names are no leftovers, when there are more of them than of the others. */
const FEW = 20
/** Taken away in one run; the next ones take the rest. */
const MOST = 1000

/** Keys of what lies in the store for a day, some at a time: whatever is on its way is younger. */
async function* settledKeys(ctx: Ctx): AsyncGenerator<string[]> {
  const before = ctx.clock.now().getTime() - DAY_MS
  let batch: string[] = []
  for await (const { key, writtenAt } of ctx.deps.files.list()) {
    if (writtenAt.getTime() >= before) continue
    batch.push(key)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Takes away files that no row has named for a day: those of a process that was killed while it received them. Where most files
 * are such, the store is not this portal’s, or the database is an older one: nothing is touched, and the log says so.
 * @returns how many were taken away.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const orphans: string[] = []
  let named = 0
  const logoKey = await findLogoKey(ctx)
  for await (const keys of settledKeys(ctx)) {
    const known = await findFileKeys(ctx, keys)
    if (logoKey !== null && keys.includes(logoKey)) known.add(logoKey)
    named += known.size
    orphans.push(...keys.filter((key) => !known.has(key)))
  }
  if (orphans.length > FEW && orphans.length > named) {
    ctx.log.error({ orphans: orphans.length, named }, 'most files have no document: none is taken away')
    return 0
  }
  let swept = 0
  for (const key of orphans.slice(0, MOST)) {
    try {
      await ctx.deps.files.remove(key)
      swept += 1
    } catch (error) {
      ctx.log.warn({ err: error, key }, 'a file without a document stays')
    }
  }
  if (swept > 0) ctx.log.info({ swept }, 'files without a document were taken away')
  return swept
}
