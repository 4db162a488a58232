import { type GoLiveItem, type GoLiveMark, isGoLiveItem, mayMark } from '@guichet/domain/go-live'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { readMarks, writeMark } from './data/go-live-data.ts'
import { type GoLiveView, getGoLive } from './get-go-live.ts'

const isAllowed = (item: GoLiveItem | 'whole', mark: GoLiveMark | null): boolean =>
  mark === null || (item === 'whole' ? mark === 'set-aside' : mayMark(item, mark))

/**
 * Confirms an item of the list, sets it aside, or takes that back (null). The same mark again changes nothing.
 * @throws problems `resource.not-found`, `go-live.not-markable`.
 */
export async function markGoLiveItem(ctx: Ctx, item: string, mark: GoLiveMark | null): Promise<GoLiveView> {
  if (item !== 'whole' && !isGoLiveItem(item)) throw problem('resource.not-found')
  if (!isAllowed(item, mark)) throw problem('go-live.not-markable')
  return withTx(ctx, async (tx) => {
    const before = (await readMarks(tx))[item] ?? null
    if (before !== mark) {
      await writeMark(tx, { item, mark, by: actingPersonId(tx) })
      await audit(tx, {
        ...{ action: 'go-live.item-marked', subjectKind: 'go-live', subjectId: null },
        ...{ before: { [item]: before }, after: { [item]: mark } },
      })
    }
    return getGoLive(tx)
  })
}
