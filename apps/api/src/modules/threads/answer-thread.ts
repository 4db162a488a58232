import { MOST_IN_A_ROW } from '@guichet/domain/threads'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { type HeldThread, holdThread } from './data/thread-data.ts'
import { getThread } from './get-thread.ts'
import { tellDesk } from './tell-of-thread.ts'
import { isReopenable, type ThreadView } from './thread-view.ts'
import { demandPostRoom, type Message, moveThread, writeMessage } from './write-post.ts'

async function holdOwn(tx: Ctx, threadId: string): Promise<HeldThread> {
  const thread = await holdThread(tx, threadId, actingPersonId(tx))
  if (!thread) throw problem('resource.not-found')
  return thread
}

function refuseClosed(tx: Ctx, { resolvedAt }: HeldThread): void {
  if (resolvedAt !== null && !isReopenable(tx, resolvedAt)) throw problem('thread.closed')
}

const note = (tx: Ctx, { id, number }: HeldThread, action: string, after: Record<string, unknown> = {}) =>
  audit(tx, { action, subjectKind: 'thread', subjectId: id, after: { number, ...after } })

/**
 * Writes in one of my conversations; what was resolved is taken up again. The desk is told when it owes an answer from now on.
 * @throws problems `resource.not-found`, `thread.closed`, `thread.enough`, `request.invalid`.
 */
export const answerThread = (ctx: Ctx, threadId: string, message: Message): Promise<ThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await holdOwn(tx, threadId)
    refuseClosed(tx, thread)
    const { inARow } = await demandPostRoom(tx, threadId)
    if (inARow >= MOST_IN_A_ROW) throw problem('thread.enough')
    await writeMessage(tx, thread, 'member', message)
    await note(tx, thread, 'thread.answered', { files: message.files.length })
    if (thread.state !== 'open') await tellDesk(tx, threadId)
    return getThread(tx, threadId)
  })

/** Says that one of my conversations is settled. @throws problems `resource.not-found`, `thread.state`, `thread.enough`. */
export const resolveThread = (ctx: Ctx, threadId: string): Promise<ThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await holdOwn(tx, threadId)
    if (thread.state === 'resolved') throw problem('thread.state')
    await demandPostRoom(tx, threadId)
    await moveThread(tx, thread, 'member', 'resolved')
    await note(tx, thread, 'thread.resolved')
    return getThread(tx, threadId)
  })

/**
 * Takes up again one of my conversations that was resolved, within thirty days.
 * @throws problems `resource.not-found`, `thread.state`, `thread.closed`, `thread.enough`.
 */
export const reopenThread = (ctx: Ctx, threadId: string): Promise<ThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await holdOwn(tx, threadId)
    if (thread.state !== 'resolved') throw problem('thread.state')
    refuseClosed(tx, thread)
    await demandPostRoom(tx, threadId)
    await moveThread(tx, thread, 'member', 'open')
    await note(tx, thread, 'thread.reopened')
    await tellDesk(tx, threadId)
    return getThread(tx, threadId)
  })
