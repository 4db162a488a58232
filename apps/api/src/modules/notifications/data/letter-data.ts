import { erasureRequests, letters, members } from '@guichet/db/schema'
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Those among the persons who are members: letters go to the address of their file. Who was erased has none. */
async function membersAmong({ db }: Ctx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ personId: members.personId })
    .from(members)
    .where(
      and(
        inArray(members.personId, [...new Set(personIds)]),
        notExists(
          db
            .select({ one: sql`1` })
            .from(erasureRequests)
            .where(and(eq(erasureRequests.personId, members.personId), eq(erasureRequests.state, 'erased'))),
        ),
      ),
    )
  return new Set(rows.map(({ personId }) => personId))
}

/** Writes letters to members in place of mails; one whose `dedupeKey` is there already stays as it is. */
export async function insertLetters(ctx: Ctx, list: readonly (typeof letters.$inferInsert)[]): Promise<void> {
  if (list.length === 0) return
  const known = await membersAmong(
    ctx,
    list.map(({ personId }) => personId),
  )
  const rows = list.filter(({ personId }) => known.has(personId))
  if (rows.length > 0) await ctx.db.insert(letters).values(rows).onConflictDoNothing()
}
