import { threadFiles, threadPosts, threads } from '@guichet/db/schema'
import { and, asc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a person has sent so far; those who send for the same person at once wait for each other. */
export async function measureFiles({ db }: Ctx, senderId: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`thread-files:${senderId}`}))`)
  const [row] = await db
    .select({
      loose: sql<number>`count(*) filter (where ${threadFiles.postId} is null)::int`,
      bytes: sql<number>`coalesce(sum(${threadFiles.size}), 0)::float8`,
    })
    .from(threadFiles)
    .where(eq(threadFiles.senderId, senderId))
  return row ?? { loose: 0, bytes: 0 }
}

export async function insertFile({ db }: Ctx, row: typeof threadFiles.$inferInsert): Promise<void> {
  await db.insert(threadFiles).values(row)
}

/** A file of a conversation, with the conversation's person; that of a note only for the desk. */
export async function findFile({ db }: Ctx, threadId: string, fileId: string, personId?: string) {
  const [row] = await db
    .select({
      id: threadFiles.id,
      number: threads.number,
      fileKey: threadFiles.fileKey,
      sha256: threadFiles.sha256,
      size: threadFiles.size,
      mediaType: threadFiles.mediaType,
      fileName: threadFiles.fileName,
    })
    .from(threadFiles)
    .innerJoin(threadPosts, eq(threadPosts.id, threadFiles.postId))
    .innerJoin(threads, eq(threads.id, threadPosts.threadId))
    .where(
      and(
        eq(threads.id, threadId),
        eq(threadFiles.id, fileId),
        personId === undefined
          ? undefined
          : and(eq(threads.personId, personId), ne(threadPosts.kind, 'note')),
      ),
    )
  return row ?? null
}
export type ThreadFileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>

/** Takes away files that no message named in time. @returns their keys in the store. */
export async function dropLooseFiles({ db }: Ctx, before: Date): Promise<string[]> {
  const rows = await db
    .delete(threadFiles)
    .where(and(isNull(threadFiles.postId), lt(threadFiles.createdAt, before)))
    .returning({ key: threadFiles.fileKey })
  return rows.map(({ key }) => key)
}

/** Conversations that were resolved before an instant, the longest ago first. */
export const listResolvedBefore = ({ db }: Ctx, before: Date, limit: number) =>
  db
    .select({ id: threads.id, number: threads.number })
    .from(threads)
    .where(lt(threads.resolvedAt, before))
    .orderBy(asc(threads.resolvedAt), asc(threads.id))
    .limit(limit)

/** Erases a conversation with its lines. @returns the keys of files that are now nobody’s. */
export async function dropThread({ db }: Ctx, threadId: string): Promise<string[]> {
  const posts = db.select({ id: threadPosts.id }).from(threadPosts).where(eq(threadPosts.threadId, threadId))
  const files = await db
    .delete(threadFiles)
    .where(inArray(threadFiles.postId, posts))
    .returning({ key: threadFiles.fileKey })
  await db.delete(threadPosts).where(eq(threadPosts.threadId, threadId))
  await db.delete(threads).where(eq(threads.id, threadId))
  return files.map(({ key }) => key)
}
