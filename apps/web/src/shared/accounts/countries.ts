/** Countries and territories of ISO 3166-1. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG ' +
  'UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

export interface Country {
  readonly value: string
  readonly label: string
}

const lists = new Map<string, readonly Country[]>()

/** Countries in the words and the order of a language, France first. */
export function countriesIn(locale: string): readonly Country[] {
  const known = lists.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const all = CODES.split(' ').map((value) => ({ value, label: names.of(value) ?? value }))
  const order = new Intl.Collator(locale)
  const sorted = all.toSorted((a, b) => order.compare(a.label, b.label))
  const list = [
    ...sorted.filter(({ value }) => value === 'FR'),
    ...sorted.filter(({ value }) => value !== 'FR'),
  ]
  lists.set(locale, list)
  return list
}

/** Name of a country, or its code when it is none. */
export const countryName = (code: string, locale: string): string =>
  countriesIn(locale).find(({ value }) => value === code)?.label ?? code
