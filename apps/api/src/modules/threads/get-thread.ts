import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findOwnThread, markRead, readPosts } from './data/thread-data.ts'
import { type ThreadView, toThread } from './thread-view.ts'

/** One of my conversations; who writes for the desk is not told. @throws a problem `resource.not-found`. */
export async function getThread(ctx: Ctx, threadId: string): Promise<ThreadView> {
  const row = await findOwnThread(ctx, actingPersonId(ctx), threadId)
  if (!row) throw problem('resource.not-found')
  return toThread(ctx, row, await readPosts(ctx, threadId, 'person'))
}

/** Marks one of my conversations as read. @throws a problem `resource.not-found`. */
export async function readThread(ctx: Ctx, threadId: string): Promise<void> {
  if (!(await markRead(ctx, actingPersonId(ctx), threadId))) throw problem('resource.not-found')
}
