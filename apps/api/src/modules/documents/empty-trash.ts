import { isTrashOver, TRASH_DAYS, TRASH_WARNING_DAYS } from '@guichet/domain/document-life'
import { addDays, localDateAt, startOfDay } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { holdTrashed, listTrashed, type TrashedRow } from './data/trash-data.ts'
import { giveUp } from './delete-document.ts'

const BATCH = 200

/** Gives it up unless it was restored meanwhile, or another process holds it; false when it stays. */
const giveUpTrashed = (ctx: Ctx, trashed: TrashedRow): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const document = await holdTrashed(tx, trashed)
    if (!document?.trashedAt || !document.warnedAt) return false
    const { trashedAt, warnedAt } = document
    if (!isTrashOver(localDateAt(trashedAt), localDateAt(warnedAt), localDateAt(tx.clock.now()))) return false
    await giveUp(tx, trashed.personId, document)
    return true
  })

/**
 * Gives up for good what has been in a trash for thirty days and was warned of five days before (`warnOfTrash`). Each
 * document is a transaction of its own: several processes share the work, and one that fails is logged and left to the
 * next run.
 * @returns how many were given up.
 */
export async function emptyTrash(ctx: Ctx): Promise<number> {
  const tomorrow = addDays(localDateAt(ctx.clock.now()), 1)
  const before = startOfDay(addDays(tomorrow, -TRASH_DAYS))
  const warnedBefore = startOfDay(addDays(tomorrow, -TRASH_WARNING_DAYS))
  let given = 0
  let after: TrashedRow | null = null
  for (;;) {
    const batch: TrashedRow[] = await listTrashed(ctx, { before, warnedBefore, after, limit: BATCH })
    for (const trashed of batch) {
      try {
        if (await giveUpTrashed(ctx, trashed)) given += 1
      } catch (error) {
        ctx.log.error({ err: error, documentId: trashed.documentId }, 'a trash was not emptied')
      }
    }
    after = batch.at(-1) ?? null
    if (batch.length < BATCH) return given
  }
}
