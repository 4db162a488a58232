import { auditEntries, persons } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** One page of what happened to an account, the latest first. */
export async function readHistoryPage(ctx: Ctx, accountId: string, cursor: Cursor | null, limit: number) {
  const filter = and(eq(auditEntries.subjectKind, 'account'), eq(auditEntries.subjectId, accountId))
  const { beyond, orderBy } = keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })
  const rows = await ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      firstName: persons.firstName,
      lastName: persons.lastName,
      staffRole: persons.staffRole,
      after: sql<{ reason?: unknown; fields?: unknown; otherLogin?: unknown } | null>`${auditEntries.after}`,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type HistoryRow = Awaited<ReturnType<typeof readHistoryPage>>['rows'][number]
