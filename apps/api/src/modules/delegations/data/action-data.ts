import { auditEntries, documents, persons } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** One page of what others did in the file of a person, the latest first. */
export async function readFileActions(ctx: Ctx, ownerId: string, cursor: Cursor | null, limit: number) {
  const filter = eq(auditEntries.ownerId, ownerId)
  const { beyond, orderBy } = keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })
  const rows = await ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      firstName: persons.firstName,
      lastName: persons.lastName,
      isAssistance: sql<boolean>`exists (select 1 from assistances a where a.id = ${auditEntries.accessId})`,
      fields: sql<unknown>`${auditEntries.after} -> 'fields'`,
      /** The name of a document, or the period of a declaration. */
      about: sql<string | null>`coalesce(${documents.name},
        case when ${auditEntries.subjectKind} = 'declaration' then ${auditEntries.after} ->> 'period' end)`,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .leftJoin(
      documents,
      sql`${documents.id} = case when ${auditEntries.subjectKind} = 'document' then ${auditEntries.subjectId}::uuid end`,
    )
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type FileActionRow = Awaited<ReturnType<typeof readFileActions>>['rows'][number]
