import { MEMBERSHIP_TYPES_MOST } from '@guichet/contract/membership-types.contract'
import { membershipPrices, memberships, membershipTypes, partners } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { demandRoom } from '../../../platform/lists/demand-room.ts'

const MOST_PRICES = 500

const columns = {
  id: membershipTypes.id,
  code: membershipTypes.code,
  labelFr: membershipTypes.labelFr,
  labelEn: membershipTypes.labelEn,
  descriptionFr: membershipTypes.descriptionFr,
  descriptionEn: membershipTypes.descriptionEn,
  kind: membershipTypes.kind,
  freeMonths: membershipTypes.freeMonths,
  partnerId: membershipTypes.partnerId,
  partnerName: partners.name,
  rank: membershipTypes.rank,
  offered: membershipTypes.offered,
  amountCents: membershipTypes.amountCents,
  version: membershipTypes.version,
}
const base = ({ db }: Ctx) =>
  db.select(columns).from(membershipTypes).leftJoin(partners, eq(partners.id, membershipTypes.partnerId))

/** All types in their order, those offered first. */
export const readTypes = (ctx: Ctx) =>
  base(ctx)
    .orderBy(desc(membershipTypes.offered), asc(membershipTypes.rank), asc(membershipTypes.code))
    .limit(MEMBERSHIP_TYPES_MOST)
export type TypeRow = Awaited<ReturnType<typeof readTypes>>[number]

export async function findType(ctx: Ctx, typeId: string): Promise<TypeRow | null> {
  const [row] = await base(ctx).where(eq(membershipTypes.id, typeId))
  return row ?? null
}

/** Prices of a type, or of all, the latest first. */
export async function readPrices({ db }: Ctx, typeId?: string) {
  return db
    .select({
      id: membershipPrices.id,
      typeId: membershipPrices.typeId,
      partnerId: membershipPrices.partnerId,
      partnerName: partners.name,
      amountCents: membershipPrices.amountCents,
      startsOn: sql<LocalDate>`${membershipPrices.startsOn}`,
    })
    .from(membershipPrices)
    .leftJoin(partners, eq(partners.id, membershipPrices.partnerId))
    .where(typeId === undefined ? undefined : eq(membershipPrices.typeId, typeId))
    .orderBy(desc(membershipPrices.startsOn), asc(partners.name))
    .limit(typeId === undefined ? MEMBERSHIP_TYPES_MOST * MOST_PRICES : MOST_PRICES)
}
export type PriceRow = Awaited<ReturnType<typeof readPrices>>[number]

/** Memberships that hold on a day, by type. */
export async function countActive({ db }: Ctx, day: LocalDate, typeId?: string) {
  const rows = await db
    .select({ typeId: memberships.typeId, count: sql<number>`count(*)::int` })
    .from(memberships)
    .where(
      and(
        gte(memberships.endsOn, day),
        lte(memberships.startsOn, day),
        typeId === undefined ? undefined : eq(memberships.typeId, typeId),
      ),
    )
    .groupBy(memberships.typeId)
  return new Map(rows.map((row) => [row.typeId, row.count]))
}

/** @throws a problem `catalogue.full`. */
export const demandTypeRoom = (ctx: Ctx): Promise<void> =>
  demandRoom(ctx, membershipTypes, MEMBERSHIP_TYPES_MOST)

/** False when another type has this code. */
export async function insertType({ db }: Ctx, row: typeof membershipTypes.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(membershipTypes)
    .values(row)
    .onConflictDoNothing({ target: membershipTypes.code })
    .returning({ id: membershipTypes.id })
  return rows.length === 1
}

/** Writes the type if it still has this version; false when somebody changed it meanwhile. */
export async function changeType(
  { db }: Ctx,
  typeId: string,
  version: number,
  values: Partial<typeof membershipTypes.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(membershipTypes)
    .set({ ...values, version: sql`${membershipTypes.version} + 1` })
    .where(and(eq(membershipTypes.id, typeId), eq(membershipTypes.version, version)))
    .returning({ id: membershipTypes.id })
  return rows.length === 1
}

/** Sets a price; one that begins on the same day is replaced. */
export async function putPrice({ db }: Ctx, row: typeof membershipPrices.$inferInsert): Promise<void> {
  await db
    .insert(membershipPrices)
    .values(row)
    .onConflictDoUpdate({
      target: [membershipPrices.typeId, membershipPrices.partnerId, membershipPrices.startsOn],
      set: { amountCents: row.amountCents },
    })
}
