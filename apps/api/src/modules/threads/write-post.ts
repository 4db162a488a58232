import {
  afterMessage,
  MOST_POSTS,
  type PostKind,
  resolvedNow,
  type ThreadSide,
  threadSearchKey,
} from '@guichet/domain/threads'
import { type Ctx, signedInId } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { attachFiles, changeThread, type HeldThread, insertPost, measureThread } from './data/thread-data.ts'

export interface Message {
  readonly text: string
  /** Files that were sent before. */
  readonly files: readonly string[]
}

interface NewPost extends Partial<Message> {
  readonly threadId: string
  readonly side: ThreadSide
  readonly kind: PostKind
}

/**
 * Writes a line, with files that its writer sent and that belong to no message yet.
 * @throws problem `request.invalid` for a file that is not there to be named.
 */
export async function writePost(
  tx: Ctx,
  { threadId, side, kind, text = '', files = [] }: NewPost,
): Promise<string> {
  const id = tx.ids.uuid()
  const authorId = side === 'portal' ? null : signedInId(tx)
  await insertPost(tx, {
    ...{ id, threadId, authorId, side, kind, text, searchKey: threadSearchKey(text) },
    createdAt: tx.clock.now(),
  })
  const wanted = [...new Set(files)]
  if (wanted.length > 0 && (await attachFiles(tx, id, authorId ?? '', wanted)) !== wanted.length)
    throw fieldProblem('/files', 'invalid')
  return id
}

/** @throws a problem `thread.enough` when a conversation that is held takes no more lines. */
export async function demandPostRoom(tx: Ctx, threadId: string, lines = 1): Promise<{ inARow: number }> {
  const { posts, inARow } = await measureThread(tx, threadId)
  if (posts + lines > MOST_POSTS) throw problem('thread.enough')
  return { inARow }
}

/** Writes a message into a conversation that is held, which then waits for the other side. @returns the message’s id. */
export async function writeMessage(
  tx: Ctx,
  thread: HeldThread,
  side: 'member' | 'desk',
  message: Message,
): Promise<string> {
  const now = tx.clock.now()
  const id = await writePost(tx, { threadId: thread.id, side, kind: 'message', ...message })
  await changeThread(tx, thread.id, {
    ...afterMessage(thread, side, now),
    ...{ lastPostAt: now, lastBy: side },
    ...(side === 'desk' ? { deskAt: now } : { readThrough: now }),
  })
  return id
}

/** Closes a conversation that is held, or opens it again, with a line that says so. */
export async function moveThread(
  tx: Ctx,
  thread: HeldThread,
  side: 'member' | 'desk',
  to: 'open' | 'resolved',
): Promise<void> {
  const now = tx.clock.now()
  await writePost(tx, { threadId: thread.id, side, kind: to === 'open' ? 'reopened' : 'resolved' })
  const facts = to === 'open' ? afterMessage(thread, 'member', now) : resolvedNow(now)
  await changeThread(tx, thread.id, {
    ...facts,
    ...{ lastPostAt: now, lastBy: side },
    ...(side === 'desk' ? { deskAt: now } : { readThrough: now }),
  })
}
