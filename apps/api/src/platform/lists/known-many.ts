import type { Ctx } from '../../ctx.ts'
import { TOTAL_CAP } from '../http/cursor.ts'

/** How long a list is known to have more rows than are counted. */
const KEPT_MS = 5_000
/** More rows than leave a list meanwhile: accounts are closed 50 at a time. */
const MARGIN = 1_000
const MOST_LISTS = 500

/** So far is counted where it is not known: what is left over tells that the list stays beyond 10,000 for a while. */
export const COUNTED = TOTAL_CAP + MARGIN + 1

/**
 * Lists that are known to have more than 10,000 rows: of those no more is told, and counting so far takes longer than reading
 * a page. Only what a list has to spare is relied on, so that up to 10,000 each total is counted. Where many rows may leave at
 * once, the name of the list must change with it.
 */
export function createKnownMany() {
  const until = new Map<string, number>()
  const nowOf = ({ clock }: Pick<Ctx, 'clock'>) => clock.now().getTime()
  return {
    has(ctx: Pick<Ctx, 'clock'>, list: string): boolean {
      const leftMs = (until.get(list) ?? 0) - nowOf(ctx)
      // A clock that was put back prolongs nothing.
      return leftMs > 0 && leftMs <= KEPT_MS
    },
    note(ctx: Pick<Ctx, 'clock'>, list: string, count: number): void {
      until.delete(list)
      if (count < COUNTED) return
      const [oldest] = until.keys()
      if (until.size >= MOST_LISTS && oldest !== undefined) until.delete(oldest)
      until.set(list, nowOf(ctx) + KEPT_MS)
    },
  }
}
