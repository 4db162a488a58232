import type { monthlyCost as costSchema } from '@guichet/contract/options.contract'
import { monthlyCost, type PricedUse } from '@guichet/domain/account-cost'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import type { TariffRow } from './data/tariff-data.ts'

export type MonthlyCostView = z.input<typeof costSchema>

/** What these uses cost a month at today’s prices, with the words of the prices. */
export function toCostView(
  ctx: Ctx,
  uses: readonly PricedUse[],
  tariffs: readonly TariffRow[],
): MonthlyCostView {
  const { lines, ...sums } = monthlyCost(uses, tariffs, ctx.clock.today())
  const labelOf = (item: string) => {
    const tariff = tariffs.find((one) => one.item === item)
    return (ctx.locale === 'en' ? tariff?.labelEn : tariff?.labelFr) ?? item
  }
  return { ...sums, lines: lines.map((line) => ({ ...line, label: labelOf(line.item) })) }
}
