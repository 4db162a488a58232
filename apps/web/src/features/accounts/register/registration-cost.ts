import { monthlyCost, type PricedUse } from '@guichet/domain/account-cost'
import { parseLocalDate } from '@guichet/domain/local-date'
import type { RegistrationOffer } from '../api/registrations.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'

/** The prices of the offer are those of the day on which it was given. */
const ANY_DAY = parseLocalDate('2000-01-01')

/** What the account would cost a month at the prices of the offer. */
export function registrationCost({ tariffs }: RegistrationOffer, procedures: readonly ProcedureChoice[]) {
  const uses: PricedUse[] = [
    { item: 'subscription', quantity: 1 },
    ...procedures.map(({ code }): PricedUse => ({ item: `procedure:${code}`, quantity: 1 })),
  ]
  const dated = tariffs.map(({ netCents, ...tariff }) => ({
    ...{ ...tariff, amountCents: netCents, startsOn: ANY_DAY, endsOn: null },
  }))
  const { lines, ...sums } = monthlyCost(uses, dated, ANY_DAY)
  const labelOf = (item: string) => tariffs.find((tariff) => tariff.item === item)?.label ?? item
  return { ...sums, lines: lines.map((line) => ({ ...line, label: labelOf(line.item) })) }
}
