import type { Out } from '@guichet/contract/route'
import type { postStaffMessage as postRoute } from '@guichet/contract/staff-threads.contract'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { changeThread, type HeldThread, hasNewer, holdThread } from './data/thread-data.ts'
import { readColleagues } from './data/thread-list-data.ts'
import { getStaffThread, type StaffThreadView } from './staff-thread.ts'
import { tellPerson } from './tell-of-thread.ts'
import { demandPostRoom, moveThread, writeMessage, writePost } from './write-post.ts'

async function hold(tx: Ctx, threadId: string): Promise<HeldThread> {
  const thread = await holdThread(tx, threadId)
  if (!thread) throw problem('resource.not-found')
  return thread
}

const note = (
  tx: Ctx,
  { id, number, personId }: HeldThread,
  action: string,
  after: Record<string, unknown> = {},
) => audit(tx, { action, subjectKind: 'thread', subjectId: id, after: { number, personId, ...after } })

/** Those to whom a conversation may be given, by name. */
export const listThreadColleagues = (ctx: Ctx) => readColleagues(ctx)

/**
 * Gives a conversation to somebody of the desk, or to nobody. Of two who take it at once, one is refused.
 * @throws problems `resource.not-found`, `thread.assigned`, `request.invalid`.
 */
export const assignThread = (
  ctx: Ctx,
  threadId: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<StaffThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await hold(tx, threadId)
    if (thread.assigneeId !== from) throw problem('thread.assigned')
    if (to !== null && !(await readColleagues(tx)).some(({ id }) => id === to))
      throw fieldProblem('/to', 'invalid')
    if (from !== to) {
      await changeThread(tx, threadId, { assigneeId: to })
      await note(tx, thread, 'thread.assigned', { from, to })
    }
    return getStaffThread(tx, threadId)
  })

/**
 * Answers a conversation, which its person is told of, or notes something for the desk. Whoever answers what nobody has takes it.
 * @throws problems `resource.not-found`, `thread.moved-on`, `thread.enough`, `request.invalid`.
 */
export const postStaffMessage = (
  ctx: Ctx,
  threadId: string,
  { kind, text, files, lastReadId, resolve }: Out<(typeof postRoute)['body']>,
): Promise<StaffThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await hold(tx, threadId)
    await demandPostRoom(tx, threadId, 2)
    if (kind === 'note') {
      await writePost(tx, { threadId, side: 'desk', kind, text, files })
      await note(tx, thread, 'thread.noted', { files: files.length })
      return getStaffThread(tx, threadId)
    }
    if (await hasNewer(tx, threadId, lastReadId)) throw problem('thread.moved-on')
    const postId = await writeMessage(tx, thread, 'desk', { text, files })
    await note(tx, thread, 'thread.answered', { files: files.length, ...(resolve && { resolved: true }) })
    if (resolve) await moveThread(tx, thread, 'desk', 'resolved')
    if (thread.assigneeId === null) await changeThread(tx, threadId, { assigneeId: actingPersonId(tx) })
    await tellPerson(tx, threadId, postId)
    return getStaffThread(tx, threadId)
  })

/** Closes a conversation without an answer, or opens it again. @throws problems `resource.not-found`, `thread.state`, `thread.enough`. */
export const setThreadState = (
  ctx: Ctx,
  threadId: string,
  state: 'open' | 'resolved',
): Promise<StaffThreadView> =>
  withTx(ctx, async (tx) => {
    const thread = await hold(tx, threadId)
    if (thread.state === state) throw problem('thread.state')
    await demandPostRoom(tx, threadId)
    await moveThread(tx, thread, 'desk', state)
    await note(tx, thread, state === 'open' ? 'thread.reopened' : 'thread.resolved')
    return getStaffThread(tx, threadId)
  })
