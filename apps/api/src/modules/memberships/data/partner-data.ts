import { PARTNERS_MOST } from '@guichet/contract/membership-types.contract'
import { members, partners } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { demandRoom } from '../../../platform/lists/demand-room.ts'

const base = ({ db }: Ctx) =>
  db
    .select({
      id: partners.id,
      name: partners.name,
      contactName: partners.contactName,
      email: partners.email,
      phone: partners.phone,
      withdrawn: partners.withdrawn,
      memberCount: sql<number>`(select count(*)::int from ${members} where ${members.partnerId} = ${partners.id})`,
      version: partners.version,
    })
    .from(partners)

/** All partners by name, those withdrawn last. */
export const readAllPartners = (ctx: Ctx) =>
  base(ctx).orderBy(asc(partners.withdrawn), asc(partners.name)).limit(PARTNERS_MOST)
export type PartnerRow = Awaited<ReturnType<typeof readAllPartners>>[number]

export async function findPartner(ctx: Ctx, partnerId: string): Promise<PartnerRow | null> {
  const [row] = await base(ctx).where(eq(partners.id, partnerId))
  return row ?? null
}

/** Whether a partner may be named anew. */
export async function isPartnerOffered({ db }: Ctx, partnerId: string): Promise<boolean> {
  const rows = await db
    .select({ id: partners.id })
    .from(partners)
    .where(and(eq(partners.id, partnerId), eq(partners.withdrawn, false)))
  return rows.length === 1
}

/** @throws a problem `catalogue.full`. */
export const demandPartnerRoom = (ctx: Ctx): Promise<void> => demandRoom(ctx, partners, PARTNERS_MOST)

/** False when another partner has this name. */
export async function insertPartner({ db }: Ctx, row: typeof partners.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(partners)
    .values(row)
    .onConflictDoNothing({ target: partners.name })
    .returning({ id: partners.id })
  return rows.length === 1
}

/**
 * Another partner of this name, whatever its capitals and accents: members would not tell the two apart. Whoever names one at the
 * same moment waits.
 */
export async function isPartnerNameTaken({ db }: Ctx, name: string, partnerId: string): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.partner-name'))`)
  const rows = await db.select({ id: partners.id, name: partners.name }).from(partners).limit(PARTNERS_MOST)
  return rows.some((row) => row.id !== partnerId && searchKey(row.name) === searchKey(name))
}

/** True when a write failed because another partner took the name at the same moment. */
export function isPartnerNameConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'partners_name_unique'
}

/** Writes the partner if it still has this version; false when somebody changed it meanwhile. */
export async function changePartner(
  { db }: Ctx,
  partnerId: string,
  version: number,
  values: Partial<typeof partners.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(partners)
    .set({ ...values, version: sql`${partners.version} + 1` })
    .where(and(eq(partners.id, partnerId), eq(partners.version, version)))
    .returning({ id: partners.id })
  return rows.length === 1
}
