import { SERVICES_MOST } from '@guichet/contract/services.contract'
import { serviceOrders, servicePrices, services } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import type { ServiceAudience, ServiceInterval, ServicePrice } from '@guichet/domain/services'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { demandRoom } from '../../../platform/lists/demand-room.ts'

const columns = {
  id: services.id,
  labelFr: services.labelFr,
  labelEn: services.labelEn,
  descriptionFr: services.descriptionFr,
  descriptionEn: services.descriptionEn,
  interval: sql<ServiceInterval | null>`${services.interval}`,
  audience: sql<ServiceAudience>`${services.audience}`,
  typeCodes: services.typeCodes,
  withdrawn: services.withdrawn,
  rank: services.rank,
  version: services.version,
}

export interface PriceRow extends ServicePrice {
  readonly id: string
}
const withPrices = <R extends { readonly id: string }>(
  rows: readonly R[],
  prices: readonly (PriceRow & { readonly serviceId: string })[],
) => rows.map((row) => ({ ...row, prices: prices.filter(({ serviceId }) => serviceId === row.id) }))

const MOST_PRICES = 5000

/** Prices, the latest first; of one service, or of all. */
async function readPrices({ db }: Ctx, serviceId: string | null) {
  const rows = await db
    .select({
      id: servicePrices.id,
      serviceId: servicePrices.serviceId,
      startsOn: servicePrices.startsOn,
      netCents: servicePrices.netCents,
      vatRateBps: servicePrices.vatRateBps,
    })
    .from(servicePrices)
    .where(serviceId === null ? undefined : eq(servicePrices.serviceId, serviceId))
    .orderBy(desc(servicePrices.startsOn))
    .limit(MOST_PRICES)
  return rows.map((row) => ({ ...row, startsOn: row.startsOn as LocalDate }))
}

const MOST_SERVICES = 200

/** Services on offer, in their order, with their prices. */
export async function readOfferedServices(ctx: Ctx) {
  const rows = await ctx.db
    .select(columns)
    .from(services)
    .where(eq(services.withdrawn, false))
    .orderBy(asc(services.rank), asc(services.labelFr), asc(services.id))
    .limit(MOST_SERVICES)
  return withPrices(rows, await readPrices(ctx, null))
}
export type OfferedRow = Awaited<ReturnType<typeof readOfferedServices>>[number]

/** A service, offered or not. */
export async function findService(ctx: Ctx, id: string): Promise<OfferedRow | null> {
  const rows = await ctx.db.select(columns).from(services).where(eq(services.id, id))
  const [found] = withPrices(rows, await readPrices(ctx, id))
  return found ?? null
}

const orderCount = sql<number>`(select count(*)::int from ${serviceOrders} made
  where made.service_id = ${services}.id and made.state not in ('ended', 'cancelled', 'refused', 'refunded'))`

const MOST_STAFF_SERVICES = 500

/** The whole catalogue, in its order. */
export async function readStaffServices(ctx: Ctx) {
  const rows = await ctx.db
    .select({ ...columns, orderCount })
    .from(services)
    .orderBy(asc(services.withdrawn), asc(services.rank), asc(services.labelFr), asc(services.id))
    .limit(MOST_STAFF_SERVICES)
  return withPrices(rows, await readPrices(ctx, null))
}
export type StaffServiceRow = Awaited<ReturnType<typeof readStaffServices>>[number]

export async function findStaffService(ctx: Ctx, id: string): Promise<StaffServiceRow | null> {
  const rows = await ctx.db
    .select({ ...columns, orderCount })
    .from(services)
    .where(eq(services.id, id))
  const [found] = withPrices(rows, await readPrices(ctx, id))
  return found ?? null
}

export interface ServiceValues {
  readonly labelFr: string
  readonly labelEn: string
  readonly descriptionFr: string
  readonly descriptionEn: string
  readonly audience: ServiceAudience
  readonly typeCodes: string[]
  readonly rank: number
}

/** @throws a problem `catalogue.full`. */
export const demandServiceRoom = (ctx: Ctx): Promise<void> => demandRoom(ctx, services, SERVICES_MOST)

export async function insertService(
  { db, clock }: Ctx,
  row: ServiceValues & { readonly id: string; readonly interval: ServiceInterval | null },
): Promise<void> {
  const now = clock.now()
  await db.insert(services).values({ ...row, createdAt: now, updatedAt: now })
}

/** Writes the service if it still has this version; false when somebody changed it meanwhile. */
export async function changeService(
  { db, clock }: Ctx,
  id: string,
  version: number,
  values: ServiceValues & { readonly withdrawn: boolean },
): Promise<boolean> {
  const rows = await db
    .update(services)
    .set({ ...values, version: sql`${services.version} + 1`, updatedAt: clock.now() })
    .where(and(eq(services.id, id), eq(services.version, version)))
    .returning({ id: services.id })
  return rows.length === 1
}

/** A price more; false when one starts on that day already. */
export async function insertPrice(
  { db, clock }: Ctx,
  row: PriceRow & { readonly serviceId: string },
): Promise<boolean> {
  const rows = await db
    .insert(servicePrices)
    .values({ ...row, createdAt: clock.now() })
    .onConflictDoNothing()
    .returning({ id: servicePrices.id })
  return rows.length === 1
}

/** The service, kept from other edits until this transaction ends. */
export async function lockService({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db.select({ id: services.id }).from(services).where(eq(services.id, id)).for('update')
  return rows.length === 1
}
