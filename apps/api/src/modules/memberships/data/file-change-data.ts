import { FILE_ACTIONS } from '@guichet/contract/file-changes.contract'
import { auditEntries, persons } from '@guichet/db/schema'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** One page of what was changed in the file of a person, the latest first. */
export async function readFileChanges(ctx: Ctx, personId: string, cursor: Cursor | null, limit: number) {
  const filter = and(
    eq(auditEntries.subjectKind, 'person'),
    eq(auditEntries.subjectId, personId),
    inArray(auditEntries.action, [...FILE_ACTIONS]),
  )
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
      after: sql<{
        reason?: unknown
        fields?: unknown
        email?: unknown
        kind?: unknown
      } | null>`${auditEntries.after}`,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type FileChangeRow = Awaited<ReturnType<typeof readFileChanges>>['rows'][number]
