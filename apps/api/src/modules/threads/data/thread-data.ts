import { persons, threadFiles, threadPosts, threadSubjects, threads } from '@guichet/db/schema'
import type { PostKind, ThreadSide, ThreadState } from '@guichet/domain/threads'
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The desk wrote since its person last read. */
export const isUnread = sql<boolean>`(${threads.deskAt} is not null
  and (${threads.readThrough} is null or ${threads.deskAt} > ${threads.readThrough}))`

export const subjectLabel = ({ locale }: Pick<Ctx, 'locale'>) =>
  locale === 'en' ? threadSubjects.labelEn : threadSubjects.labelFr

export const threadColumns = (ctx: Ctx) => ({
  id: threads.id,
  number: threads.number,
  personId: threads.personId,
  title: threads.title,
  subjectId: threads.subjectId,
  subjectLabel: subjectLabel(ctx),
  state: sql<ThreadState>`${threads.state}`,
  createdAt: threads.createdAt,
  lastPostAt: threads.lastPostAt,
  lastBy: sql<ThreadSide>`${threads.lastBy}`,
  resolvedAt: threads.resolvedAt,
  unread: isUnread,
})

/** A conversation of a person; null where there is none. */
export async function findOwnThread(ctx: Ctx, personId: string, threadId: string) {
  const [row] = await ctx.db
    .select(threadColumns(ctx))
    .from(threads)
    .innerJoin(threadSubjects, eq(threadSubjects.id, threads.subjectId))
    .where(and(eq(threads.id, threadId), eq(threads.personId, personId)))
  return row ?? null
}
export type ThreadRow = NonNullable<Awaited<ReturnType<typeof findOwnThread>>>

/** A conversation held for this transaction: of two who write, close or take it at once, one comes first. */
export async function holdThread({ db }: Ctx, threadId: string, personId?: string) {
  const [row] = await db
    .select({
      id: threads.id,
      number: threads.number,
      personId: threads.personId,
      assigneeId: threads.assigneeId,
      state: sql<ThreadState>`${threads.state}`,
      waitingSince: threads.waitingSince,
      resolvedAt: threads.resolvedAt,
    })
    .from(threads)
    .where(and(eq(threads.id, threadId), personId === undefined ? undefined : eq(threads.personId, personId)))
    .for('update')
  return row ?? null
}
export type HeldThread = NonNullable<Awaited<ReturnType<typeof holdThread>>>

/** How many conversations of a person wait for the desk; those who open one for the same person wait for each other. */
export async function countWaiting({ db }: Ctx, personId: string): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`threads:${personId}`}))`)
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(threads)
    .where(and(eq(threads.personId, personId), isNotNull(threads.waitingSince)))
  return row?.count ?? 0
}

export async function insertThread({ db }: Ctx, row: typeof threads.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(threads)
    .values(row)
    .onConflictDoNothing({ target: threads.signInReportId })
    .returning({ id: threads.id })
  return rows.length === 1
}

export async function changeThread(
  { db }: Ctx,
  threadId: string,
  values: Partial<typeof threads.$inferInsert>,
): Promise<void> {
  await db.update(threads).set(values).where(eq(threads.id, threadId))
}

/** Notes that its person has read it; false where there is no such conversation. */
export async function markRead({ db, clock }: Ctx, personId: string, threadId: string): Promise<boolean> {
  const rows = await db
    .update(threads)
    .set({ readThrough: clock.now() })
    .where(and(eq(threads.id, threadId), eq(threads.personId, personId)))
    .returning({ id: threads.id })
  return rows.length === 1
}

export async function insertPost({ db }: Ctx, row: typeof threadPosts.$inferInsert): Promise<void> {
  await db.insert(threadPosts).values(row)
}

/** What a conversation holds so far: all its lines, and the messages of its person since the desk last wrote. */
export async function measureThread({ db }: Ctx, threadId: string) {
  const answered = sql`select max(p.created_at) from ${threadPosts} p
    where p.thread_id = ${threadId} and p.side = 'desk' and p.kind = 'message'`
  const [row] = await db
    .select({
      posts: sql<number>`count(*)::int`,
      inARow: sql<number>`count(*) filter (where ${threadPosts.side} = 'member' and ${threadPosts.kind} = 'message'
        and ${threadPosts.createdAt} > coalesce((${answered}), '-infinity'))::int`,
    })
    .from(threadPosts)
    .where(eq(threadPosts.threadId, threadId))
  return row ?? { posts: 0, inARow: 0 }
}

/** True when messages, notes or lines of others came after the one that was read last. */
export async function hasNewer({ db }: Ctx, threadId: string, lastReadId: string): Promise<boolean> {
  const [read] = await db
    .select({ at: threadPosts.createdAt })
    .from(threadPosts)
    .where(and(eq(threadPosts.threadId, threadId), eq(threadPosts.id, lastReadId)))
  if (!read) return true
  const rows = await db
    .select({ id: threadPosts.id })
    .from(threadPosts)
    .where(
      and(
        eq(threadPosts.threadId, threadId),
        or(
          gt(threadPosts.createdAt, read.at),
          and(eq(threadPosts.createdAt, read.at), gt(threadPosts.id, lastReadId)),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Names of those who wrote; for the desk alone. */
const authorName = sql<string | null>`(select ${persons.firstName} || ' ' || ${persons.lastName}
  from ${persons} where ${persons.id} = ${threadPosts.authorId})`

/** The lines of a conversation, the first one first, with their files; for its person without notes and names of staff. */
export async function readPosts({ db }: Ctx, threadId: string, reader: 'person' | 'desk') {
  const isDesk = reader === 'desk'
  const posts = await db
    .select({
      id: threadPosts.id,
      kind: sql<PostKind>`${threadPosts.kind}`,
      side: sql<ThreadSide>`${threadPosts.side}`,
      author: isDesk ? authorName : sql<string | null>`null`,
      text: threadPosts.text,
      at: threadPosts.createdAt,
    })
    .from(threadPosts)
    .where(and(eq(threadPosts.threadId, threadId), isDesk ? undefined : ne(threadPosts.kind, 'note')))
    .orderBy(asc(threadPosts.createdAt), asc(threadPosts.id))
  const files = await db
    .select({
      id: threadFiles.id,
      postId: threadFiles.postId,
      fileName: threadFiles.fileName,
      mediaType: threadFiles.mediaType,
      size: threadFiles.size,
    })
    .from(threadFiles)
    .where(
      inArray(
        threadFiles.postId,
        posts.map(({ id }) => id),
      ),
    )
    .orderBy(asc(threadFiles.createdAt), asc(threadFiles.id))
  return posts.map((post) => ({ ...post, files: files.filter(({ postId }) => postId === post.id) }))
}
export type PostRow = Awaited<ReturnType<typeof readPosts>>[number]

/** Gives files that were sent and belong to no message yet to one; how many it took. */
export async function attachFiles(
  { db }: Ctx,
  postId: string,
  senderId: string,
  fileIds: readonly string[],
): Promise<number> {
  if (fileIds.length === 0) return 0
  const rows = await db
    .update(threadFiles)
    .set({ postId })
    .where(
      and(
        inArray(threadFiles.id, [...fileIds]),
        eq(threadFiles.senderId, senderId),
        isNull(threadFiles.postId),
      ),
    )
    .returning({ id: threadFiles.id })
  return rows.length
}
