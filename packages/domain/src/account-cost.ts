import { amountsFromNet } from './invoices.ts'
import type { LocalDate } from './local-date.ts'
import { allocateCents, type Cents } from './money.ts'

/** What an account pays for each month (A11). A procedure with a price of its own is `procedure:<code>`. */
export const TARIFF_ITEMS = ['subscription', 'secondary-mailbox', 'statements', 'archive'] as const
export type TariffItem = (typeof TARIFF_ITEMS)[number] | `procedure:${string}`

/** A price with the days between which it holds, both included. */
export interface Tariff {
  readonly item: string
  /** Net price of one for a month, in euro cents. */
  readonly amountCents: Cents
  readonly vatRateBps: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
}

/** How many of an item an account has. */
export interface PricedUse {
  readonly item: TariffItem
  readonly quantity: number
}

export interface CostLine {
  readonly item: TariffItem
  readonly quantity: number
  readonly unitCents: Cents
  readonly netCents: Cents
  readonly vatRateBps: number
  readonly vatCents: Cents
}

export interface MonthlyCost {
  readonly lines: readonly CostLine[]
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
}

/** The tariff of an item on a day; undefined when it is free that day. */
export function tariffOn(tariffs: readonly Tariff[], item: string, day: LocalDate): Tariff | undefined {
  return tariffs.find(
    (tariff) =>
      tariff.item === item && tariff.startsOn <= day && (tariff.endsOn === null || day <= tariff.endsOn),
  )
}

/** The VAT of each rate shared out over its lines, so that they add up to it. */
function withVat(lines: readonly Omit<CostLine, 'vatCents'>[]): CostLine[] {
  const { rates } = amountsFromNet(lines)
  const shares = new Map(
    rates.map(({ rateBps, vatCents }) => {
      const nets = lines.filter((line) => line.vatRateBps === rateBps).map((line) => line.netCents)
      return [rateBps, vatCents === 0 ? nets.map(() => 0) : allocateCents(vatCents, nets)]
    }),
  )
  return lines.map((line) => ({ ...line, vatCents: shares.get(line.vatRateBps)?.shift() ?? 0 }))
}

/**
 * What an account costs a month at the prices of a day. Lines of nothing are left out; a line at 0 € is kept, so that
 * one reads that it is free. VAT is taken once for each rate, on its total, as on the invoice.
 */
export function monthlyCost(
  uses: readonly PricedUse[],
  tariffs: readonly Tariff[],
  day: LocalDate,
): MonthlyCost {
  const lines = uses.flatMap(({ item, quantity }): Omit<CostLine, 'vatCents'>[] => {
    const tariff = tariffOn(tariffs, item, day)
    if (!tariff || quantity === 0) return []
    const { amountCents: unitCents, vatRateBps } = tariff
    return [{ item, quantity, unitCents, netCents: unitCents * quantity, vatRateBps }]
  })
  const { netCents, vatCents, grossCents } = amountsFromNet(lines)
  return { lines: withVat(lines), netCents, vatCents, grossCents }
}
