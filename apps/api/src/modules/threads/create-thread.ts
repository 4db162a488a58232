import type { Out } from '@guichet/contract/route'
import type { createThread as route } from '@guichet/contract/threads.contract'
import { MOST_WAITING, threadSearchKey } from '@guichet/domain/threads'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { isOffered } from './data/desk-list-data.ts'
import { countWaiting, insertThread } from './data/thread-data.ts'
import { getThread } from './get-thread.ts'
import { tellDesk } from './tell-of-thread.ts'
import type { ThreadView } from './thread-view.ts'
import { writePost } from './write-post.ts'

/**
 * Opens a conversation with the desk, which is told of it (U21).
 * @throws problems `thread.too-many`, `request.invalid`.
 */
export const createThread = (
  ctx: Ctx,
  { subjectId, title, text, files }: Out<(typeof route)['body']>,
): Promise<ThreadView> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if ((await countWaiting(tx, personId)) >= MOST_WAITING) throw problem('thread.too-many')
    if (!(await isOffered(tx, subjectId))) throw fieldProblem('/subjectId', 'invalid')
    const id = tx.ids.uuid()
    const number = await nextNumber(tx, 'thread')
    const now = tx.clock.now()
    await insertThread(tx, {
      ...{ id, number, personId, subjectId, title, searchKey: threadSearchKey(`${number} ${title}`) },
      ...{
        state: 'open',
        lastBy: 'member',
        createdAt: now,
        lastPostAt: now,
        readThrough: now,
        waitingSince: now,
      },
    })
    await writePost(tx, { threadId: id, side: 'member', kind: 'message', text, files })
    await audit(tx, {
      ...{ action: 'thread.opened', subjectKind: 'thread', subjectId: id },
      after: { number, files: files.length },
    })
    await tellDesk(tx, id)
    return getThread(tx, id)
  })
