import { auditChain, auditEntries, persons } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** One page of the audit, the latest first; `action` may be the beginning of one. */
export async function readAuditPage(
  { db }: Ctx,
  action: string | null,
  cursor: Cursor | null,
  limit: number,
) {
  const filter = action ? sql`starts_with(${auditEntries.action}, ${action})` : undefined
  const { beyond, orderBy } = keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })
  const rows = await db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKind: auditEntries.actorKind,
      firstName: persons.firstName,
      lastName: persons.lastName,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      sealed: sql<boolean>`${auditChain.seq} is not null`,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
