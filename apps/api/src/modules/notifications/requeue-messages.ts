import { type Ctx, withTx } from '../../ctx.ts'
import { emitAll } from '../../platform/outbox/outbox.ts'
import { type OverduePlace, readOverdue } from './data/message-data.ts'

const OVERDUE_MS = 2 * 3_600_000
const BATCH = 500

/**
 * Tries again what waits since long: its job gave up, or no server was set. What is to be tried later anyhow is left to its
 * job. @returns how many.
 */
export async function requeueMessages(ctx: Ctx): Promise<number> {
  const { mailer, sms } = ctx.deps
  const channels = [...(mailer ? ['mail'] : []), ...(sms ? ['sms'] : [])]
  if (channels.length === 0) return 0
  const before = new Date(ctx.clock.now().getTime() - OVERDUE_MS)
  let count = 0
  let after: OverduePlace | null = null
  for (;;) {
    const batch: OverduePlace[] = await withTx(ctx, async (tx) => {
      const rows = await readOverdue(tx, { channels, before, after, limit: BATCH })
      await emitAll(
        tx,
        'message.queued',
        rows.map(({ id }) => ({ messageId: id })),
      )
      return rows
    })
    count += batch.length
    after = batch.at(-1) ?? null
    if (batch.length < BATCH) return count
  }
}
