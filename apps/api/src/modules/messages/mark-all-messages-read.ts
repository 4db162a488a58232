import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { markAllRead } from './data/inbox-data.ts'

/** Marks all messages that came until now as read, for whoever acts alone. */
export const markAllMessagesRead = (ctx: Ctx): Promise<void> =>
  withTx(ctx, (tx) => markAllRead(tx, actingPersonId(tx)))
