import { assistances, delegations, persons } from '@guichet/db/schema'
import type { DelegationRight } from '@guichet/domain/delegation'
import { and, desc, eq, gt, gte, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Recorded by staff, and not undone: nobody acts in the file any more. */
const isDead = (
  personId: unknown,
) => sql`exists (select 1 from life_events le where le.person_id = ${personId}
  and le.kind = 'death' and le.state = 'done')`

/** A file that is open to this person now; null for anything else. */
export async function findOpenDelegation({ db, clock }: Ctx, id: string, thirdId: string) {
  const [row] = await db
    .select({
      ownerId: sql<string>`${delegations.ownerId}`,
      rights: delegations.rights,
      endsOn: sql<string>`${delegations.endsOn}::text`,
      lastUsedAt: delegations.lastUsedAt,
    })
    .from(delegations)
    .where(
      and(
        eq(delegations.id, id),
        eq(delegations.thirdId, thirdId),
        eq(delegations.state, 'active'),
        gte(delegations.endsOn, clock.today()),
        sql`not ${isDead(delegations.ownerId)}`,
      ),
    )
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

/** Notes that a delegation is used; false when it was noted a moment ago. */
export async function touchDelegation({ db, clock }: Ctx, id: string, since: Date): Promise<boolean> {
  const rows = await db
    .update(delegations)
    .set({ lastUsedAt: clock.now() })
    .where(and(eq(delegations.id, id), or(isNull(delegations.lastUsedAt), lt(delegations.lastUsedAt, since))))
    .returning({ id: delegations.id })
  return rows.length === 1
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
