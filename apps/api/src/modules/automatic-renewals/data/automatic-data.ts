import { automaticRenewals, memberships, renewalPlans } from '@guichet/db/schema'
import { addMonths, type LocalDate } from '@guichet/domain/local-date'
import { and, asc, desc, eq, gt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export type AutomaticRow = typeof automaticRenewals.$inferSelect
export type PlanRow = typeof renewalPlans.$inferSelect

/** The latest of a person, whatever its state. */
export async function findAutomatic({ db }: Ctx, personId: string): Promise<AutomaticRow | null> {
  const [row] = await db
    .select()
    .from(automaticRenewals)
    .where(eq(automaticRenewals.personId, personId))
    .orderBy(sql`${automaticRenewals.state} = 'stopped'`, desc(automaticRenewals.createdAt))
    .limit(1)
  return row ?? null
}

const locked = async ({ db }: Ctx, which: SQL | undefined): Promise<AutomaticRow | null> => {
  const [row] = await db
    .select()
    .from(automaticRenewals)
    .where(and(which, ne(automaticRenewals.state, 'stopped')))
    .for('update')
  return row ?? null
}

/** The one of a person that is not stopped, held for this transaction. */
export const lockAutomatic = (ctx: Ctx, personId: string) =>
  locked(ctx, eq(automaticRenewals.personId, personId))
export const lockBySetup = (ctx: Ctx, setupId: string) => locked(ctx, eq(automaticRenewals.setupId, setupId))

/** Writes one; false when this person has one that is not stopped. */
export async function insertAutomatic(
  { db }: Ctx,
  row: typeof automaticRenewals.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(automaticRenewals)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: automaticRenewals.id })
  return rows.length === 1
}

/** Changes one that is not stopped; false when it is. */
export async function changeAutomatic(
  { db, clock }: Ctx,
  id: string,
  change: Partial<typeof automaticRenewals.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(automaticRenewals)
    .set({ ...change, updatedAt: clock.now() })
    .where(and(eq(automaticRenewals.id, id), ne(automaticRenewals.state, 'stopped')))
    .returning({ id: automaticRenewals.id })
  return rows.length === 1
}

export async function findPlan(
  { db }: Ctx,
  automaticId: string,
  membershipId: string,
): Promise<PlanRow | null> {
  const [row] = await db
    .select()
    .from(renewalPlans)
    .where(and(eq(renewalPlans.automaticId, automaticId), eq(renewalPlans.membershipId, membershipId)))
  return row ?? null
}

/** The plan whose last debit pays this renewal, held for this transaction. */
export async function lockPlanByRenewal({ db }: Ctx, renewalId: string): Promise<PlanRow | null> {
  const [row] = await db
    .select()
    .from(renewalPlans)
    .where(and(eq(renewalPlans.renewalId, renewalId), eq(renewalPlans.state, 'debiting')))
    .for('update')
  return row ?? null
}

/** Whether the debit that pays this renewal is still wanted. */
export async function isDebitWanted({ db }: Ctx, renewalId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: renewalPlans.id })
    .from(renewalPlans)
    .innerJoin(
      automaticRenewals,
      and(eq(automaticRenewals.id, renewalPlans.automaticId), eq(automaticRenewals.state, 'on')),
    )
    .where(and(eq(renewalPlans.renewalId, renewalId), eq(renewalPlans.state, 'debiting')))
  return row !== undefined
}

export async function insertPlan({ db }: Ctx, row: typeof renewalPlans.$inferInsert): Promise<void> {
  await db.insert(renewalPlans).values(row)
}

export async function changePlan(
  { db, clock }: Ctx,
  id: string,
  change: Partial<typeof renewalPlans.$inferInsert>,
): Promise<void> {
  await db
    .update(renewalPlans)
    .set({ ...change, updatedAt: clock.now() })
    .where(eq(renewalPlans.id, id))
}

/** What waits of a stopped one is not done any more. */
export async function stopPlans({ db, clock }: Ctx, automaticId: string): Promise<void> {
  await db
    .update(renewalPlans)
    .set({ state: 'stopped', updatedAt: clock.now() })
    .where(and(eq(renewalPlans.automaticId, automaticId), eq(renewalPlans.state, 'waiting')))
}

/** Persons whose membership renews by itself and ends within the time in which something is to be said, by id after `after`. */
export async function listNearing(
  { db }: Ctx,
  { today, after, limit }: { today: LocalDate; after: string | null; limit: number },
): Promise<{ id: string; personId: string }[]> {
  const nears = sql`exists (select 1 from ${memberships} where ${memberships.personId} = ${automaticRenewals.personId}
    and ${memberships.cancelledOn} is null and ${lte(memberships.endsOn, addMonths(today, 3))})`
  return db
    .select({ id: automaticRenewals.id, personId: automaticRenewals.personId })
    .from(automaticRenewals)
    .where(
      and(
        eq(automaticRenewals.state, 'on'),
        nears,
        after === null ? undefined : gt(automaticRenewals.id, after),
      ),
    )
    .orderBy(asc(automaticRenewals.id))
    .limit(limit)
}
