import { type DatedRate, datedRate } from './dated-rate.ts'
import type { TurnoverCategory } from './turnover-categories.ts'

const D613_4 = 'Code de la sécurité sociale, article D613-4'
const TEXTS = {
  2018: 'Code de la sécurité sociale, article D131-5-1 (décret 2017-1894)',
  2020: `${D613_4} (décret 2020-621)`,
  2021: `${D613_4} (décret 2021-755)`,
  2022: `${D613_4} (décret 2022-1529)`,
  2024: `${D613_4} (décret 2024-484)`,
  2026: `${D613_4} (décret 2025-943)`,
} as const

/** Before October 2022 the rates were these; decree 2022-1529 of December counts from October on. */
const LOWERED = '2022-10-01'

/**
 * Social contributions in metropolitan France, the latest first. No rate is known yet for 2027: those of 2026 go on. Pages that
 * print 26.1 % for liberal turnover of 2026 cite decree 2024-484, which decree 2025-943 has replaced.
 */
export const SOCIAL_RATES: Readonly<Record<TurnoverCategory, readonly DatedRate[]>> = {
  sales: [datedRate(LOWERED, 12_300, TEXTS[2022]), datedRate('2018-01-01', 12_800, TEXTS[2018])],
  services: [datedRate(LOWERED, 21_200, TEXTS[2022]), datedRate('2018-01-01', 22_000, TEXTS[2018])],
  liberal: [
    datedRate('2026-01-01', 25_600, TEXTS[2026]),
    datedRate('2025-01-01', 24_600, TEXTS[2024]),
    datedRate('2024-07-01', 23_100, TEXTS[2024]),
    datedRate(LOWERED, 21_100, TEXTS[2022]),
    datedRate('2018-01-01', 22_000, TEXTS[2018]),
  ],
  'liberal-cipav': [
    datedRate('2024-07-01', 23_200, TEXTS[2024]),
    datedRate(LOWERED, 21_200, TEXTS[2022]),
    datedRate('2021-06-14', 22_200, TEXTS[2021]),
    datedRate('2018-01-01', 22_000, TEXTS[2018]),
  ],
  'tourism-lets': [datedRate('2020-05-25', 6000, TEXTS[2020]), datedRate('2018-01-01', 6000, TEXTS[2018])],
}
