import { shareOf } from '@guichet/domain/micro-social/share'
import { MOST_TURNOVER_CENTS, type TurnoverCategory } from '@guichet/domain/micro-social/turnover-categories'
import { parseEuros } from '@guichet/domain/money'
import type { Declaration, Turnovers } from './api/declarations.ts'

/** Amounts as they are typed, by category. */
export interface AmountValues {
  amounts: Partial<Record<TurnoverCategory, string>>
}
type Categories = Declaration['categories']

export const fieldOf = (category: TurnoverCategory) => `amounts.${category}` as const

/** An amount as it stands in a field: `1 234,56`, without its sign. */
export const amountText = (cents: number, euros: (cents: number) => string): string =>
  euros(cents)
    .replaceAll('€', '')
    .replaceAll('\u00A0', ' ')
    .replace(/[,.]00\s*$/u, '')
    .trim()

/** What an amount typed is in cents; undefined for what is none, or out of range. An empty one is none. */
export function centsOf(text: string | undefined): number | undefined {
  const cents = parseEuros(text ?? '')
  return cents !== undefined && cents >= 0 && cents <= MOST_TURNOVER_CENTS ? cents : undefined
}

/** What is wrong with the amounts, by field. Zero is said, so that no kind of turnover is forgotten. */
export function amountFaults(
  categories: Categories,
  { amounts }: AmountValues,
): Readonly<Record<string, 'missing' | 'negative' | 'wrong' | 'tooMuch'>> {
  const faultOf = (text: string | undefined) => {
    if ((text ?? '').trim() === '') return 'missing'
    if (centsOf(text) !== undefined) return undefined
    const cents = parseEuros(text ?? '')
    if (cents === undefined) return 'wrong'
    return cents < 0 ? 'negative' : 'tooMuch'
  }
  return Object.fromEntries(
    categories.flatMap((category) => {
      const fault = faultOf(amounts[category])
      return fault === undefined ? [] : [[fieldOf(category), fault]]
    }),
  )
}

export const turnoversOf = (categories: Categories, { amounts }: AmountValues): Turnovers =>
  categories.map((category) => ({ category, amountCents: centsOf(amounts[category]) ?? 0 }))

/** What each line comes to while amounts are typed: the rule by which the API decides. */
export function liveLines(rates: Declaration['rates'], { amounts }: AmountValues) {
  return rates.map((line) => ({
    ...line,
    amountCents: shareOf(centsOf(amounts[line.category]) ?? 0, line.rate),
  }))
}
