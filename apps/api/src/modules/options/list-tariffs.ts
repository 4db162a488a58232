import type { tariff } from '@guichet/contract/catalogue.contract'
import type { LocalDate } from '@guichet/domain/local-date'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { readTariffs, type TariffRow } from './data/tariff-data.ts'

export type TariffView = z.input<typeof tariff>

/** A price with where its days lie from today. */
export const toTariffView = (row: TariffRow, today: LocalDate): TariffView => ({
  ...row,
  state: row.startsOn > today ? 'coming' : row.endsOn !== null && row.endsOn < today ? 'past' : 'current',
})

/** All prices, past and coming ones included, by item (A11). */
export async function listTariffs(ctx: Ctx): Promise<TariffView[]> {
  const today = ctx.clock.today()
  return (await readTariffs(ctx)).map((row) => toTariffView(row, today))
}
