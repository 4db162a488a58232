import { assistances, delegations, delegationVisits, persons } from '@guichet/db/schema'
import type { DelegationRight } from '@guichet/domain/delegation'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { isDead, isOpenFor } from './open-data.ts'

/** A file that is open to this person now, as the third party or as a colleague; null for anything else. */
export async function findOpenDelegation(ctx: Ctx, id: string, personId: string) {
  const [row] = await ctx.db
    .select({
      ownerId: sql<string>`${delegations.ownerId}`,
      rights: delegations.rights,
      endsOn: sql<string>`${delegations.endsOn}::text`,
      visitedAt: delegationVisits.at,
    })
    .from(delegations)
    .leftJoin(
      delegationVisits,
      and(eq(delegationVisits.delegationId, delegations.id), eq(delegationVisits.personId, personId)),
    )
    .where(and(eq(delegations.id, id), isOpenFor(ctx, personId), sql`not ${isDead(delegations.ownerId)}`))
  return row ? { ...row, rights: row.rights as DelegationRight[] } : null
}

/** Staff who act for a member now; null for anything else. */
export async function findOpenAssistance({ db, clock }: Ctx, id: string, staffId: string) {
  const [row] = await db
    .select({ ownerId: assistances.ownerId, endsAt: assistances.endsAt })
    .from(assistances)
    .where(
      and(
        eq(assistances.id, id),
        eq(assistances.staffId, staffId),
        isNull(assistances.endedAt),
        gt(assistances.endsAt, clock.now()),
      ),
    )
  return row ?? null
}

/** Notes that a person is in a file; false when it was noted a moment ago. */
export async function noteVisit(
  { db, clock }: Ctx,
  delegationId: string,
  { personId, since }: { readonly personId: string; readonly since: Date },
): Promise<boolean> {
  const at = clock.now()
  const rows = await db
    .insert(delegationVisits)
    .values({ delegationId, personId, at })
    .onConflictDoUpdate({
      target: [delegationVisits.delegationId, delegationVisits.personId],
      set: { at },
      setWhere: lt(delegationVisits.at, since),
    })
    .returning({ at: delegationVisits.at })
  if (rows.length === 0) return false
  await db.update(delegations).set({ lastUsedAt: at }).where(eq(delegations.id, delegationId))
  return true
}

/** An assistance that runs; the one before, of the same staff for the same member, ends. */
export async function insertAssistance(
  { db, clock }: Ctx,
  row: typeof assistances.$inferInsert,
): Promise<void> {
  await db
    .update(assistances)
    .set({ endedAt: sql`least(${assistances.endsAt}, ${clock.now().toISOString()}::timestamptz)` })
    .where(
      and(
        eq(assistances.staffId, row.staffId),
        eq(assistances.ownerId, row.ownerId),
        isNull(assistances.endedAt),
      ),
    )
  await db.insert(assistances).values(row)
}

/** Ends one of one's own; null when there is none that runs. */
export async function closeAssistance({ db, clock }: Ctx, id: string, staffId: string) {
  const [row] = await db
    .update(assistances)
    .set({ endedAt: sql`least(${assistances.endsAt}, ${clock.now().toISOString()}::timestamptz)` })
    .where(and(eq(assistances.id, id), eq(assistances.staffId, staffId), isNull(assistances.endedAt)))
    .returning({ ownerId: assistances.ownerId })
  return row ?? null
}

/** When staff acted for a person, the latest first. */
export const readAssistancesOf = ({ db }: Ctx, ownerId: string, limit: number) =>
  db
    .select({
      id: assistances.id,
      reason: assistances.reason,
      startedAt: assistances.startedAt,
      endsAt: assistances.endsAt,
      endedAt: assistances.endedAt,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(assistances)
    .innerJoin(persons, eq(persons.id, assistances.staffId))
    .where(eq(assistances.ownerId, ownerId))
    .orderBy(desc(assistances.startedAt), desc(assistances.id))
    .limit(limit)
