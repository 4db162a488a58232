import { type Tariff, tariffOn } from './account-cost.ts'
import { addDays, addMonths, daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'
import type { Cents } from './money.ts'

/** A calendar month, written 'YYYY-MM'. */
export const isMonth = (text: string): boolean => /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text)

/** First and last day of a month. */
export const monthDays = (month: string): { readonly startsOn: LocalDate; readonly endsOn: LocalDate } => {
  const startsOn = parseLocalDate(`${month}-01`)
  return { startsOn, endsOn: addDays(addMonths(startsOn, 1), -1) }
}

/** The month of a day. */
export const monthOf = (day: LocalDate): string => day.slice(0, 7)

/** Months that may be billed on a day: the one that runs, and the one before for whoever was late. */
export const billableMonths = (today: LocalDate): readonly [string, string] => [
  monthOf(today),
  monthOf(addMonths(parseLocalDate(`${monthOf(today)}-01`), -1)),
]

/** Why an account is not billed for a month. */
export const BILLING_REFUSALS = [
  'billed',
  'test',
  'no-invoicing-date',
  'not-yet',
  'no-holder',
  'nothing',
] as const
export type BillingRefusal = (typeof BILLING_REFUSALS)[number]

/** What staff should know before they bill an account all the same. */
export const BILLING_WARNINGS = ['billed-before', 'address-incomplete', 'vat-in-franchise'] as const
export type BillingWarning = (typeof BILLING_WARNINGS)[number]

export interface BillableAccount {
  /** It has an invoice for the month that was not cancelled. */
  readonly billed: boolean
  readonly test: boolean
  /** "Date de facturation": from when it is invoiced. */
  readonly invoicingOn: LocalDate | null
  readonly hasHolder: boolean
}

/** Why an account is not billed for a month, before it is asked what it uses; null when it is. */
export function billingRefusal(
  account: BillableAccount,
  month: string,
  { withTest }: { readonly withTest: boolean },
): Exclude<BillingRefusal, 'nothing'> | null {
  if (account.billed) return 'billed'
  if (account.test && !withTest) return 'test'
  if (account.invoicingOn === null) return 'no-invoicing-date'
  if (account.invoicingOn > monthDays(month).endsOn) return 'not-yet'
  return account.hasHolder ? null : 'no-holder'
}

/** How many of an item, from when on; what is used since before the month counts for all of it. */
export interface DatedUse {
  readonly item: string
  readonly quantity: number
  /** Null where it is not known: the whole month. */
  readonly since: LocalDate | null
}

/** Days of a month at one price. */
export interface MonthLine {
  readonly item: string
  readonly quantity: number
  /** Net, of one, for these days. */
  readonly unitCents: Cents
  readonly netCents: Cents
  readonly vatRateBps: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  /** These days are not the whole month. */
  readonly isPart: boolean
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
/** To the nearest cent, halves up. */
const share = (amountCents: Cents, days: number, of: number): Cents =>
  Number((BigInt(amountCents) * BigInt(days) * 2n + BigInt(of)) / (BigInt(of) * 2n))

interface Stretch {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly amountCents: Cents
  readonly vatRateBps: number
}

/** Stretches of days on which an item has one price; days without a price are free, and left out. */
function stretches(tariffs: readonly Tariff[], item: string, from: LocalDate, to: LocalDate): Stretch[] {
  const found: Stretch[] = []
  for (let day = from; day <= to; ) {
    const tariff = tariffOn(tariffs, item, day)
    if (!tariff) {
      day = addDays(day, 1)
      continue
    }
    const endsOn = tariff.endsOn !== null && tariff.endsOn < to ? tariff.endsOn : to
    const { amountCents, vatRateBps } = tariff
    const last = found.at(-1)
    const goesOn =
      last &&
      last.amountCents === amountCents &&
      last.vatRateBps === vatRateBps &&
      addDays(last.endsOn, 1) === day
    if (goesOn) found.splice(-1, 1, { ...last, endsOn })
    else found.push({ startsOn: day, endsOn, amountCents, vatRateBps })
    day = addDays(endsOn, 1)
  }
  return found
}

/**
 * What an account is billed for a month. A price counts on its own days: a month in which it changes, or in which the account
 * began to be invoiced or took something up, is shared out by days, the price of one rounded to the cent. What costs nothing is
 * left out.
 */
export function monthLines(
  uses: readonly DatedUse[],
  tariffs: readonly Tariff[],
  month: string,
  invoicingOn: LocalDate,
): readonly MonthLine[] {
  const { startsOn, endsOn } = monthDays(month)
  const all = daysBetween(startsOn, endsOn) + 1
  return uses.flatMap(({ item, quantity, since }) => {
    if (quantity === 0) return []
    const from = later(later(startsOn, invoicingOn), since ?? startsOn)
    return stretches(tariffs, item, from, endsOn).flatMap((stretch): MonthLine[] => {
      const days = daysBetween(stretch.startsOn, stretch.endsOn) + 1
      const unitCents = share(stretch.amountCents, days, all)
      if (unitCents === 0) return []
      return [
        {
          ...{ item, quantity, unitCents, netCents: unitCents * quantity, vatRateBps: stretch.vatRateBps },
          ...{ startsOn: stretch.startsOn, endsOn: stretch.endsOn, isPart: days < all },
        },
      ]
    })
  })
}
