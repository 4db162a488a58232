import { addDays, addYears, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import {
  FURTHER_TYPES,
  PARTNER_CONTACTS,
  PARTNERS,
  PRICED_PARTNER,
  WITHDRAWN_PARTNER,
} from './data/catalogue.ts'
import { at, type World } from './world.ts'

const newYear = (today: LocalDate) => parseLocalDate(`${today.slice(0, 4)}-01-01`)

/** Types that nobody has taken yet, prices past and to come, and a partner of former times: laid last, so that what comes before stays as it was. */
export const layOffers = (world: World): void => {
  const { rows, today, id } = world
  const start = at(addDays(today, -60), 600)
  for (const partner of rows.partners) Object.assign(partner, PARTNER_CONTACTS[partner.name])
  rows.partners.push({ id: id(start), name: WITHDRAWN_PARTNER, withdrawn: true })
  for (const [index, type] of FURTHER_TYPES.entries())
    rows.membershipTypes.push({ ...type, id: id(start), rank: 10 + index, offered: true })
  const normal = world.types.get('normale')
  const priced = world.partners.get(PARTNERS[1])
  if (!normal || !priced) throw new RangeError(`no type or no partner beside ${PRICED_PARTNER}`)
  const next = addYears(newYear(today), 1)
  const prices = [
    { partnerId: priced, amountCents: 5900, startsOn: newYear(today) },
    { partnerId: null, amountCents: 7200, startsOn: next },
    { partnerId: priced, amountCents: 6200, startsOn: next },
  ]
  for (const price of prices)
    rows.membershipPrices.push({ ...price, id: id(start), typeId: normal.id, createdAt: start })
}
