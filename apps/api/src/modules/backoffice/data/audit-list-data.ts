import { auditChain, auditEntries, persons } from '@guichet/db/schema'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../../../platform/http/cursor.ts'

/** One page of the audit, the latest first; `action` may be the beginning of one. */
export async function readAuditPage(
  { db }: Ctx,
  action: string | null,
  cursor: Cursor | null,
  limit: number,
) {
  const isBack = cursor?.direction === 'previous'
  const filter = action ? sql`starts_with(${auditEntries.action}, ${action})` : undefined
  const beyond = cursor
    ? sql`(${auditEntries.at}, ${auditEntries.id}) ${isBack ? sql`>` : sql`<`}
        (${cursor.key[0]}::timestamptz, ${cursor.key[1]}::uuid)`
    : undefined
  const direction = isBack ? asc : desc
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
    .orderBy(direction(auditEntries.at), direction(auditEntries.id))
    .limit(limit + 1)
  const capped = db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(filter)
    .limit(TOTAL_CAP + 1)
    .as('capped')
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(capped)
  return { rows, total: counted?.total ?? 0 }
}
