import { actingPersonId, type Ctx } from '../../ctx.ts'
import { countUnread } from './data/inbox-data.ts'

const MOST = 99

/** How many messages I have not read: one statement, exact up to 99. */
export async function countUnreadMessages(ctx: Ctx): Promise<{ unread: number; unreadIsExact: boolean }> {
  const found = await countUnread(ctx, actingPersonId(ctx), MOST + 1)
  return { unread: Math.min(found, MOST), unreadIsExact: found <= MOST }
}
