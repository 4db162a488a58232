import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { listThreads as route } from '@guichet/contract/threads.contract'
import { searchedWords } from '@guichet/domain/document-search'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import type { ThreadRow } from './data/thread-data.ts'
import { countUnread, readOwnThreads } from './data/thread-list-data.ts'
import { type ThreadLineView, toThreadLine } from './thread-view.ts'

/** My conversations, the latest first (U21). */
export async function listThreads(
  ctx: Ctx,
  { cursor: text, limit, state, q }: Out<(typeof route)['query']>,
): Promise<Page<ThreadLineView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const filters = { state, words: searchedWords(q) }
  const { rows, total } = await readOwnThreads(ctx, actingPersonId(ctx), filters, cursor, limit)
  return toPage<ThreadRow, ThreadLineView>({
    ...{ rows, limit, cursor, total, toItem: toThreadLine },
    keyOf: (row) => [row.lastPostAt.toISOString(), row.id],
  })
}

/** How many of my conversations hold an answer that I have not read. */
export const countUnreadThreads = async (ctx: Ctx): Promise<{ unread: number }> => ({
  unread: await countUnread(ctx, actingPersonId(ctx)),
})
