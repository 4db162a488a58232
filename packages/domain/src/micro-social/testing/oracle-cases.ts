import type { TurnoverCategory } from '../turnover-categories.ts'

interface OracleCase {
  readonly name: string
  readonly day: string
  readonly activities: string
  readonly cents: Partial<Readonly<Record<TurnoverCategory, number>>>
  /** In euros, but for `rate`. */
  readonly expected: Readonly<Record<string, number>>
  readonly begunOn: string | null
  readonly postcode: string
  readonly acre: boolean
  readonly flat: boolean
}

/**
 * What modele-social 11.1.0 of mon-entreprise computes (`engine`), what its own tests expect (`snapshot`, `test`, `modele-ae`), and
 * what the texts say of ACRE (`LAW`): name, day, activities, turnover in cents, what is due, beginning, postcode, options.
 * Left out is what the model is known to have wrong: ACRE of beginnings since July 2026 for sales and the Cipav, ACRE past its
 * end, liberal rates overseas in 2026; and the tax for chambers in a first year.
 */
const TABLE = `
snapshot activités 1: BNC SSI | 2026-06-01 | liberal | liberal 166667 | social 427 total 430 | - | 13100
snapshot activités 2: BNC Cipav | 2026-06-01 | liberal-cipav | liberal-cipav 166667 | social 387 total 390 | - | 13100
snapshot activités 4: artisan service | 2026-06-01 | services craft | services 166667 | social 353 total 366 | - | 13100
snapshot activités 5: commerçant vente | 2026-06-01 | sales | sales 166667 | social 205 total 207 | - | 13100
snapshot activité mixte 1: commerçant 50/50 service BIC/vente | 2026-06-01 | sales services | services 83333 sales 83334 | total 282 social 280 | - | 13100
snapshot activité mixte 2: libéral 2/3 BNC + 1/3 vente | 2026-06-01 | sales liberal | liberal 111111 sales 55556 | total 355 social 352 | - | 13100
snapshot DROM 1: taux pérennes (>3 ans) | 2026-06-01 | sales services liberal | services 100000 liberal 25000 sales 41667 | total 221 social 219 | 2020-01-01 | 97400
snapshot DROM 3: 1re période | 2026-06-01 | sales services liberal | services 100000 liberal 25000 sales 41667 | social 56 | 2026-04-01 | 97400
test PLNR 50 000 €/an | 2026-06-01 | liberal | liberal 416667 | social 1067 | - | 13100
test PLR (Cipav) 50 000 €/an | 2026-06-01 | liberal-cipav | liberal-cipav 416667 | social 967 | - | 13100
test PLR + ACRE créée | 2026-06-01 | liberal-cipav | liberal-cipav 416667 | social 558 | 2026-01-01 | 13100 | acre
modele-ae test commerciale vente | 2026-06-01 | sales | sales 200000 | social 246 training 2 chamber 0 total 248 | - | 13100
modele-ae test artisanale vente | 2026-06-01 | sales craft | sales 200000 | social 246 training 6 chamber 4 total 256 | - | 13100
modele-ae test artisanale service | 2026-06-01 | services craft | services 200000 | social 424 training 6 chamber 10 total 440 | - | 13100
modele-ae test libérale Cipav | 2026-06-01 | liberal-cipav | liberal-cipav 200000 | social 464 training 4 chamber 0 total 468 | - | 13100
engine vente_commercant 3000€/mois | 2023-06-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2023-06-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2023-06-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2023-06-01 | liberal | liberal 300000 | social 633 training 6 chamber 0 total 639 | - | 13100
engine vente_commercant 3000€/mois | 2024-06-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2024-06-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2024-06-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2024-06-01 | liberal | liberal 300000 | social 633 training 6 chamber 0 total 639 | - | 13100
engine vente_commercant 3000€/mois | 2024-07-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2024-07-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2024-07-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2024-07-01 | liberal | liberal 300000 | social 693 training 6 chamber 0 total 699 | - | 13100
engine vente_commercant 3000€/mois | 2025-01-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2025-01-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2025-01-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2025-01-01 | liberal | liberal 300000 | social 738 training 6 chamber 0 total 744 | - | 13100
engine vente_commercant 3000€/mois | 2026-01-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2026-01-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2026-01-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2026-01-01 | liberal | liberal 300000 | social 768 training 6 chamber 0 total 774 | - | 13100
engine vente_commercant 3000€/mois | 2026-11-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 372 | - | 13100
engine service_bic_commercant 3000€/mois | 2026-11-01 | services | services 300000 | social 636 training 3 chamber 1 total 640 | - | 13100
engine service_bic_artisan 3000€/mois | 2026-11-01 | services craft | services 300000 | social 636 training 9 chamber 14 total 659 | - | 13100
engine bnc_ssi 3000€/mois | 2026-11-01 | liberal | liberal 300000 | social 768 training 6 chamber 0 total 774 | - | 13100
engine ACRE vente_commercant créée 01/02/2025, mars 2025 | 2025-03-01 | sales | sales 300000 | social 186 training 3 | 2025-02-01 | 13100 | acre
engine ACRE vente_commercant créée 01/02/2026, mai 2026 | 2026-05-01 | sales | sales 300000 | social 186 training 3 | 2026-02-01 | 13100 | acre
engine ACRE service_bic_commercant créée 01/02/2025, mars 2025 | 2025-03-01 | services | services 300000 | social 318 training 3 | 2025-02-01 | 13100 | acre
engine ACRE service_bic_commercant créée 01/02/2026, mai 2026 | 2026-05-01 | services | services 300000 | social 318 training 3 | 2026-02-01 | 13100 | acre
engine ACRE service_bic_commercant créée 15/07/2026, oct 2026 | 2026-10-01 | services | services 300000 | social 477 training 3 | 2026-07-15 | 13100 | acre
engine ACRE vente_artisan créée 01/02/2025, mars 2025 | 2025-03-01 | sales craft | sales 300000 | social 186 training 9 | 2025-02-01 | 13100 | acre
engine ACRE vente_artisan créée 01/02/2026, oct 2026 | 2026-10-01 | sales craft | sales 300000 | social 186 training 9 | 2026-02-01 | 13100 | acre
engine ACRE service_bic_artisan créée 01/02/2025, mars 2025 | 2025-03-01 | services craft | services 300000 | social 318 training 9 | 2025-02-01 | 13100 | acre
engine ACRE service_bic_artisan créée 01/02/2026, oct 2026 | 2026-10-01 | services craft | services 300000 | social 318 training 9 | 2026-02-01 | 13100 | acre
engine ACRE service_bic_artisan créée 15/07/2026, oct 2026 | 2026-10-01 | services craft | services 300000 | social 477 training 9 | 2026-07-15 | 13100 | acre
engine ACRE bnc_ssi créée 01/02/2026, mai 2026 | 2026-05-01 | liberal | liberal 300000 | social 384 training 6 | 2026-02-01 | 13100 | acre
engine ACRE bnc_ssi créée 01/02/2026, oct 2026 | 2026-10-01 | liberal | liberal 300000 | social 384 training 6 | 2026-02-01 | 13100 | acre
engine ACRE bnc_cipav créée 01/02/2025, mars 2025 | 2025-03-01 | liberal-cipav | liberal-cipav 300000 | social 417 training 6 | 2025-02-01 | 13100 | acre
engine ACRE bnc_cipav créée 01/02/2026, mai 2026 | 2026-05-01 | liberal-cipav | liberal-cipav 300000 | social 402 training 6 | 2026-02-01 | 13100 | acre
engine TFC Moselle vente_artisan | 2026-01-01 | sales craft | sales 300000 | social 369 training 9 chamber 11 total 389 | - | 57000
engine TFC Moselle service_bic_artisan | 2026-01-01 | services craft | services 300000 | social 636 training 9 chamber 25 total 670 | - | 57000
engine TFC Bas-Rhin vente_artisan | 2026-01-01 | sales craft | sales 300000 | social 369 training 9 chamber 9 total 387 | - | 67000
engine TFC Bas-Rhin service_bic_artisan | 2026-01-01 | services craft | services 300000 | social 636 training 9 chamber 20 total 665 | - | 67000
engine TFC Haut-Rhin vente_artisan | 2026-01-01 | sales craft | sales 300000 | social 369 training 9 chamber 9 total 387 | - | 68000
engine TFC Haut-Rhin service_bic_artisan | 2026-01-01 | services craft | services 300000 | social 636 training 9 chamber 20 total 665 | - | 68000
engine VL bnc_ssi | 2026-01-01 | liberal | liberal 300000 | social 768 training 6 chamber 0 total 840 tax 66 | - | 13100 | flat
engine VL vente | 2026-01-01 | sales | sales 300000 | social 369 training 3 chamber 0 total 402 tax 30 | - | 13100 | flat
engine DROM La Réunion P1 vente_commercant | 2026-06-01 | sales | sales 300000 | social 63 training 3 | 2026-01-01 | 97400
engine DROM La Réunion P1 service_bic_commercant | 2026-06-01 | services | services 300000 | social 108 training 3 | 2026-01-01 | 97400
engine DROM La Réunion P1 bnc_cipav | 2026-06-01 | liberal-cipav | liberal-cipav 300000 | social 234 training 6 | 2026-01-01 | 97400
engine DROM La Réunion P2 vente_commercant | 2026-06-01 | sales | sales 300000 | social 186 training 3 chamber 0 total 189 | 2024-01-01 | 97400
engine DROM La Réunion P2 bnc_cipav | 2026-06-01 | liberal-cipav | liberal-cipav 300000 | social 348 training 6 chamber 0 total 354 | 2024-01-01 | 97400
engine DROM La Réunion P3 service_bic_commercant | 2026-06-01 | services | services 300000 | social 426 training 3 chamber 1 total 430 | 2019-01-01 | 97400
LAW ACRE vente, création >= 2026-07-01 | 2026-10-01 | sales | sales 300000 | rate 9300 social 279 | 2026-07-15 | 13100 | acre
LAW ACRE service_bic, création >= 2026-07-01 | 2026-10-01 | services | services 300000 | rate 15900 social 477 | 2026-07-15 | 13100 | acre
LAW ACRE bnc_cipav, création >= 2026-07-01 | 2026-10-01 | liberal-cipav | liberal-cipav 300000 | rate 17400 social 522 | 2026-07-15 | 13100 | acre
LAW ACRE vente, création < 2026-07-01, période 2023-06 | 2023-06-01 | sales | sales 0 | rate 6200 | 2023-01-01 | 13100 | acre
LAW ACRE bnc_ssi, création < 2026-07-01, période 2023-06 | 2023-06-01 | liberal | liberal 0 | rate 10600 | 2023-01-01 | 13100 | acre
LAW ACRE bnc_ssi, création < 2026-07-01, période 2024-09 | 2024-09-01 | liberal | liberal 0 | rate 11600 | 2024-01-01 | 13100 | acre
LAW ACRE bnc_ssi, création < 2026-07-01, période 2026-03 | 2026-03-01 | liberal | liberal 0 | rate 12800 | 2026-01-01 | 13100 | acre
LAW ACRE bnc_cipav, création < 2026-07-01, période 2023-06 | 2023-06-01 | liberal-cipav | liberal-cipav 0 | rate 12100 | 2023-01-01 | 13100 | acre
LAW ACRE bnc_cipav, création < 2026-07-01, période 2025-03 | 2025-03-01 | liberal-cipav | liberal-cipav 0 | rate 13900 | 2025-01-01 | 13100 | acre
LAW ACRE bnc_cipav, création < 2026-07-01, période 2026-03 | 2026-03-01 | liberal-cipav | liberal-cipav 0 | rate 13400 | 2026-01-01 | 13100 | acre
`

const pairs = (text: string): Record<string, number> => {
  const words = text.split(' ')
  return Object.fromEntries(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word, Number(words[index + 1])]] : [])),
  )
}

export const ORACLE_CASES: readonly OracleCase[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const cells = line.split(' | ')
    const [
      name = '',
      day = '',
      activities = '',
      cents = '',
      expected = '',
      begun,
      postcode = '',
      options = '',
    ] = cells
    return {
      ...{ name, day, activities, cents: pairs(cents), expected: pairs(expected), postcode },
      begunOn: begun === '-' || begun === undefined ? null : begun,
      acre: options.includes('acre'),
      flat: options.includes('flat'),
    }
  })
