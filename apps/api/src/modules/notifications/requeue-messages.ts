import { type Ctx, withTx } from '../../ctx.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { readOverdue } from './data/message-data.ts'

const OVERDUE_MS = 2 * 3_600_000
const BATCH = 500

/** Tries again what waits since long: its job gave up, or no mail server was set. @returns how many. */
export const requeueMessages = (ctx: Ctx): Promise<number> =>
  withTx(ctx, async (tx) => {
    if (!tx.deps.mailer) return 0
    const ids = await readOverdue(tx, new Date(tx.clock.now().getTime() - OVERDUE_MS), BATCH)
    for (const messageId of ids) await emit(tx, 'message.queued', { messageId })
    return ids.length
  })
