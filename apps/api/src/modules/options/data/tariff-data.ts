import { TARIFFS_MOST } from '@guichet/contract/catalogue.contract'
import { tariffs } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export const tariffColumns = {
  id: tariffs.id,
  item: tariffs.item,
  labelFr: tariffs.labelFr,
  labelEn: tariffs.labelEn,
  amountCents: tariffs.amountCents,
  vatRateBps: tariffs.vatRateBps,
  startsOn: tariffs.startsOn,
  endsOn: tariffs.endsOn,
}
type Days = { readonly startsOn: string; readonly endsOn: string | null }
export const withDays = <R extends Days>(row: R) => ({
  ...row,
  startsOn: row.startsOn as LocalDate,
  endsOn: row.endsOn as LocalDate | null,
})

/** Prices that hold on a day. */
export async function readTariffsOn({ db }: Ctx, day: LocalDate) {
  const rows = await db
    .select(tariffColumns)
    .from(tariffs)
    .where(and(lte(tariffs.startsOn, day), or(isNull(tariffs.endsOn), gte(tariffs.endsOn, day))))
  return rows.map(withDays)
}
export type TariffRow = Awaited<ReturnType<typeof readTariffsOn>>[number]

/** All prices, by item, the latest first. */
export async function readTariffs({ db }: Ctx): Promise<TariffRow[]> {
  const rows = await db
    .select(tariffColumns)
    .from(tariffs)
    .orderBy(asc(tariffs.item), desc(tariffs.startsOn))
    .limit(TARIFFS_MOST)
  return rows.map(withDays)
}

/** The prices of an item; others who would set one wait until this transaction ends. */
export async function readTariffsForChange({ db }: Ctx, item: string): Promise<TariffRow[]> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.tariff'), hashtext(${item}))`)
  const rows = await db.select(tariffColumns).from(tariffs).where(eq(tariffs.item, item))
  return rows.map(withDays)
}

export async function endTariff({ db }: Ctx, tariffId: string, endsOn: LocalDate): Promise<void> {
  await db.update(tariffs).set({ endsOn }).where(eq(tariffs.id, tariffId))
}

export async function insertTariff({ db, clock }: Ctx, row: Omit<TariffRow, 'endsOn'>): Promise<void> {
  await db.insert(tariffs).values({ ...row, createdAt: clock.now() })
}
