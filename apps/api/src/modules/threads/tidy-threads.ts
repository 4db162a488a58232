import { addYears, startOfDay } from '@guichet/domain/local-date'
import { KEPT_YEARS } from '@guichet/domain/threads'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emitAll } from '../../platform/outbox/outbox.ts'
import { holdThread } from './data/thread-data.ts'
import { dropLooseFiles, dropThread, listResolvedBefore } from './data/thread-file-data.ts'

const DAY_MS = 86_400_000
const MOST = 200

const orphan = (tx: Ctx, keys: readonly string[]) =>
  emitAll(
    tx,
    'file.orphaned',
    keys.map((key) => ({ key })),
  )

/** Erases files that no message named within a day, and conversations that were resolved three years ago. */
export async function tidyThreads(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  await withTx(ctx, async (tx) => orphan(tx, await dropLooseFiles(tx, new Date(now.getTime() - DAY_MS))))
  const before = startOfDay(addYears(ctx.clock.today(), -KEPT_YEARS))
  for (const { id, number } of await listResolvedBefore(ctx, before, MOST))
    await withTx(ctx, async (tx) => {
      const thread = await holdThread(tx, id)
      // Somebody may have taken it up again meanwhile.
      if (!thread?.resolvedAt || thread.resolvedAt >= before) return
      await orphan(tx, await dropThread(tx, id))
      await audit(tx, {
        ...{ action: 'thread.retention-ended', subjectKind: 'thread', subjectId: id },
        after: { number },
      })
    })
}
