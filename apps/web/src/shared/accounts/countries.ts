import { COUNTRY_CODES } from '@guichet/domain/countries'

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
  const all = COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value }))
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
