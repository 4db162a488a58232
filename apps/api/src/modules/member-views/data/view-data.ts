import { memberListSettings, memberViews, persons } from '@guichet/db/schema'
import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const MOST_SHOWN = 500

const base = ({ db }: Ctx) =>
  db
    .select({
      id: memberViews.id,
      personId: memberViews.personId,
      name: memberViews.name,
      filters: memberViews.filters,
      sort: memberViews.sort,
      columns: memberViews.columns,
      shared: memberViews.shared,
      version: memberViews.version,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(memberViews)
    .innerJoin(persons, eq(persons.id, memberViews.personId))

/** One’s own views, and those of others that the team shares. */
const seenBy = (personId: string) => or(eq(memberViews.personId, personId), eq(memberViews.shared, true))

/** What somebody sees, by name: one’s own first. */
export const readViews = (ctx: Ctx, personId: string) =>
  base(ctx)
    .where(seenBy(personId))
    .orderBy(
      sql`${memberViews.personId} <> ${personId}`,
      asc(sql`lower(${memberViews.name})`),
      memberViews.id,
    )
    .limit(MOST_SHOWN)
export type ViewRow = Awaited<ReturnType<typeof readViews>>[number]

export async function findView(ctx: Ctx, personId: string, id: string): Promise<ViewRow | null> {
  const [row] = await base(ctx).where(and(eq(memberViews.id, id), seenBy(personId)))
  return row ?? null
}

/** Holds the person, so that two views made at once are counted one after the other. @returns how many there are. */
export async function countOwnViews({ db }: Ctx, personId: string): Promise<number> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(memberViews)
    .where(eq(memberViews.personId, personId))
  return row?.count ?? 0
}

/** False when the person has a view of this name. */
export async function insertView({ db }: Ctx, row: typeof memberViews.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(memberViews)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: memberViews.id })
  return rows.length === 1
}

/** Writes a view if it still has this version. */
export async function changeView(
  { db }: Ctx,
  { id, version }: Pick<ViewRow, 'id' | 'version'>,
  values: Partial<typeof memberViews.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(memberViews)
    .set({ ...values, version: sql`${memberViews.version} + 1` })
    .where(and(eq(memberViews.id, id), eq(memberViews.version, version)))
    .returning({ id: memberViews.id })
  return rows.length === 1
}

/** True when a write failed because another view of the person has the name. */
export function isNameConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'member_views_name_key'
}

/** Lists that open with the view open without one from then on. False when it is gone already. */
export async function removeView({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db.delete(memberViews).where(eq(memberViews.id, id)).returning({ id: memberViews.id })
  return rows.length === 1
}

export async function findListSettings({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ columns: memberListSettings.columns, defaultViewId: memberListSettings.defaultViewId })
    .from(memberListSettings)
    .where(eq(memberListSettings.personId, personId))
  return row ?? null
}

export async function writeListSettings(
  { db }: Ctx,
  row: typeof memberListSettings.$inferInsert,
): Promise<void> {
  const { personId: target } = memberListSettings
  const { personId: _, ...set } = row
  await db.insert(memberListSettings).values(row).onConflictDoUpdate({ target, set })
}
