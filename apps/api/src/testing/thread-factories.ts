import { keptAnswers, threadFiles, threadPosts, threadSubjects, threads } from '@guichet/db/schema'
import { threadSearchKey } from '@guichet/domain/threads'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

/** Makes conversations with the desk, their subjects, and answers kept for use. */
export function createThreadFactories({ db, ids, clock, files }: Deps, next: () => number) {
  async function threadSubject(over: New<typeof threadSubjects> = {}) {
    const position = next()
    const row = {
      ...{ id: ids.uuid(), labelFr: `Sujet ${position}`, labelEn: `Subject ${position}`, position },
      ...{ updatedAt: clock.now(), ...over },
    }
    await db.insert(threadSubjects).values(row)
    return row
  }

  /** A conversation that waits for the desk, with one message; with a file where there is a content. */
  async function thread(
    of: { readonly id: string },
    { content, text = 'Bonjour', ...over }: New<typeof threads> & { content?: Buffer; text?: string } = {},
  ) {
    const number = next()
    const now = clock.now()
    const title = over.title ?? `Conversation ${number}`
    const row = {
      ...{ id: ids.uuid(), number, personId: of.id, title, searchKey: threadSearchKey(`${number} ${title}`) },
      ...{ subjectId: over.subjectId ?? (await threadSubject()).id, state: 'open', lastBy: 'member' },
      ...{ createdAt: now, lastPostAt: now, readThrough: now, waitingSince: now, ...over },
    }
    await db.insert(threads).values(row)
    const postId = ids.uuid()
    await db.insert(threadPosts).values({
      ...{ id: postId, threadId: row.id, authorId: of.id, side: 'member', kind: 'message', text },
      ...{ searchKey: threadSearchKey(text), createdAt: now },
    })
    if (content === undefined) return { ...row, postId, fileId: null }
    const fileId = ids.uuid()
    async function* once(bytes: Buffer) {
      yield bytes
    }
    const { key: fileKey, sha256, size } = await files.put(once(content))
    await db.insert(threadFiles).values({
      ...{ id: fileId, senderId: of.id, postId, fileKey, sha256, size },
      ...{ mediaType: 'text/plain', fileName: 'piece.txt', createdAt: now },
    })
    return { ...row, postId, fileId }
  }

  async function keptAnswer(over: New<typeof keptAnswers> = {}) {
    const row = {
      ...{ id: ids.uuid(), name: `Réponse ${next()}`, fr: 'Bonjour {{firstName}}', updatedAt: clock.now() },
      ...over,
    }
    await db.insert(keptAnswers).values(row)
    return row
  }

  return { threadSubject, thread, keptAnswer }
}
