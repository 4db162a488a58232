import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { PROCEDURES, PROFILES } from './data/procedures.ts'
import { TARIFF_VAT_BPS, TARIFFS } from './data/tariffs.ts'
import { at, type World } from './world.ts'

/** Profiles, catalogue and prices: what accounts are made of. */
export const layCatalogue = (world: World): void => {
  const { rows, today } = world
  const start = at(addDays(today, -2000), 600)
  rows.accountProfiles.push(...PROFILES.map((profile, rank) => ({ ...profile, rank })))
  PROCEDURES.forEach((procedure, rank) => {
    const id = world.id(start)
    world.procedures.set(procedure.code, id)
    rows.procedures.push({ ...procedure, id, rank, createdAt: start, updatedAt: start })
  })
  const year = Number(today.slice(0, 4))
  const january = (of: number) => parseLocalDate(`${of}-01-01`)
  for (const { amountCents, formerCents, nextCents, ...shown } of TARIFFS) {
    const price = (cents: number, startsOn: LocalDate, endsOn: LocalDate | null) =>
      rows.tariffs.push({
        ...{
          id: world.id(start),
          ...shown,
          amountCents: cents,
          vatRateBps: TARIFF_VAT_BPS,
          startsOn,
          endsOn,
        },
        createdAt: start,
      })
    if (formerCents !== undefined) price(formerCents, january(year - 2), addDays(january(year), -1))
    price(
      amountCents,
      january(formerCents === undefined ? year - 2 : year),
      nextCents === undefined ? null : addDays(january(year + 1), -1),
    )
    if (nextCents !== undefined) price(nextCents, january(year + 1), null)
  }
}
