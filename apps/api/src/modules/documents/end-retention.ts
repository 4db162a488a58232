import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { eraseDocument } from './data/document-data.ts'
import { holdPublished, listRetentionOver } from './data/published-data.ts'

const BATCH = 200

/** Erases published documents, with their files, from the day after the last one on which they are kept. @returns how many. */
export async function endRetention(ctx: Ctx): Promise<number> {
  let ended = 0
  for (;;) {
    const batch = await listRetentionOver(ctx, ctx.clock.today(), BATCH)
    for (const { id, number } of batch)
      await withTx(ctx, async (tx) => {
        if (!(await holdPublished(tx, id))) return
        for (const key of await eraseDocument(tx, id)) await emit(tx, 'file.orphaned', { key })
        await audit(tx, {
          ...{ action: 'document.retention-ended', subjectKind: 'document', subjectId: id },
          before: { number },
        })
        ended += 1
      })
    if (batch.length < BATCH) return ended
  }
}
