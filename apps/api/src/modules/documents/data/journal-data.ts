import { documentAccesses, documentLinks } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export async function insertAccess({ db }: Ctx, row: typeof documentAccesses.$inferInsert): Promise<void> {
  await db.insert(documentAccesses).values(row)
}

/** What was done with a document on somebody’s shelf, the latest first. */
export async function readJournal(
  ctx: Ctx,
  documentId: string,
  personId: string,
  cursor: Cursor | null,
  limit: number,
) {
  const own = and(eq(documentAccesses.documentId, documentId), eq(documentAccesses.personId, personId))
  const { beyond, orderBy } = keyset({
    ...{ by: [documentAccesses.at], id: documentAccesses.id },
    ...{ descending: true, cursor },
  })
  const rows = await ctx.db
    .select({
      id: documentAccesses.id,
      action: documentAccesses.action,
      version: documentAccesses.version,
      by: documentAccesses.by,
      linkNote: documentLinks.note,
      at: documentAccesses.at,
    })
    .from(documentAccesses)
    .leftJoin(documentLinks, eq(documentLinks.id, documentAccesses.linkId))
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: documentAccesses.id }).from(documentAccesses).where(own)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
