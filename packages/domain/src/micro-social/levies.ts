import { FLAT_TAX_BPS } from '../fiscal-options.ts'
import type { LocalDate } from '../local-date.ts'
import { type DatedRate, datedRate, rateOn } from './dated-rate.ts'
import type { TurnoverCategory } from './turnover-categories.ts'

const TRAINING = 'Code du travail, article L6331-48'
const OF_TRADE = [datedRate('2018-01-01', 100, TRAINING)]
const OF_CRAFT = [datedRate('2018-01-01', 300, TRAINING)]

/**
 * Vocational training, by registration. Of services of a trade the Code du travail is read as 0.2 % as well (openfisca,
 * parameters `servicecom_chiffre_affaires`); 0.1 % is what the Urssaf collects (modele-social, rule `CFP`, "les taux
 * implémentés sont ceux prélevés par l’Urssaf").
 */
const TRAINING_RATES: Readonly<Record<TurnoverCategory, readonly DatedRate[]>> = {
  sales: OF_TRADE,
  services: OF_TRADE,
  liberal: [datedRate('2022-01-01', 200, TRAINING), datedRate('2018-01-01', 100, TRAINING)],
  'liberal-cipav': [datedRate('2018-01-01', 200, TRAINING)],
  'tourism-lets': OF_TRADE,
}

/** What craftsmen sell and do as such; the rest of what they declare is of a trade, or liberal. */
const isCraftWork = (category: TurnoverCategory, craft: boolean): category is 'sales' | 'services' =>
  craft && (category === 'sales' || category === 'services')

export const trainingRate = (category: TurnoverCategory, craft: boolean, day: LocalDate): DatedRate =>
  rateOn(isCraftWork(category, craft) ? OF_CRAFT : TRAINING_RATES[category], day)

/** Where chambers of trades have rates of their own: Alsace, and Moselle. */
const zoneOf = (postcode: string | null): 'general' | 'alsace' | 'moselle' => {
  if (/^6[78]/u.test(postcode ?? '')) return 'alsace'
  return postcode?.startsWith('57') ? 'moselle' : 'general'
}

const COMMERCE = 'Code général des impôts, article 1600 A'
const TRADES = 'Code général des impôts, article 1601-0 A'
const CRAFT_CHAMBER = {
  general: { services: 480, sales: 220 },
  alsace: { services: 650, sales: 290 },
  moselle: { services: 830, sales: 370 },
} as const
const COMMERCE_CHAMBER = { services: 44, sales: 15, 'tourism-lets': 15 } as const

/** The tax for the costs of a chamber, of trades or of commerce; null for liberal work, which has none. */
export function chamberRate(
  category: TurnoverCategory,
  craft: boolean,
  postcode: string | null,
): DatedRate | null {
  if (category === 'liberal' || category === 'liberal-cipav') return null
  return isCraftWork(category, craft)
    ? datedRate('2015-01-01', CRAFT_CHAMBER[zoneOf(postcode)][category], TRADES)
    : datedRate('2015-01-01', COMMERCE_CHAMBER[category], COMMERCE)
}

/** Up to which turnover of the year before no chamber is paid for. */
const CHAMBER_FREE_CENTS = 500_000

/** Whether a year is free of it: the first of the activity, or one after a small one, where that is known. */
export const isChamberFree = (
  day: LocalDate,
  begunOn: string | null,
  lastYearCents: number | null,
): boolean =>
  begunOn?.slice(0, 4) === day.slice(0, 4) || (lastYearCents !== null && lastYearCents <= CHAMBER_FREE_CENTS)

const FLAT_TAX = 'Code général des impôts, article 151-0'
const LETS_FLAT_TAX = `${FLAT_TAX} (article 50-0, loi 2024-1039)`
const flat = (bps: number) => [datedRate('2009-01-01', bps * 10, FLAT_TAX)]

/** Rates go by the ceilings of article 50-0: since 2025 classified tourism lets are under that of services. */
const FLAT_TAX_RATES: Readonly<Record<TurnoverCategory, readonly DatedRate[]>> = {
  sales: flat(FLAT_TAX_BPS.sales),
  services: flat(FLAT_TAX_BPS.services),
  liberal: flat(FLAT_TAX_BPS.liberal),
  'liberal-cipav': flat(FLAT_TAX_BPS.liberal),
  'tourism-lets': [
    datedRate('2025-01-01', FLAT_TAX_BPS.services * 10, LETS_FLAT_TAX),
    ...flat(FLAT_TAX_BPS.sales),
  ],
}

/** Income tax where it is paid with the declaration. */
export const flatTaxRate = (category: TurnoverCategory, day: LocalDate): DatedRate =>
  rateOn(FLAT_TAX_RATES[category], day)
