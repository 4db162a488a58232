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

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

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
export const BILLING_WARNINGS = [
  'part-of-month',
  'billed-before',
  'address-incomplete',
  'vat-in-franchise',
] as const
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

/** How an account stands, as far as it is billed. */
export interface AccountStanding {
  readonly open: boolean
  /** Its primary; null for one that is billed itself. */
  readonly parentId: string | null
  readonly hasMailbox: boolean
  readonly invoicingOn: LocalDate | null
}

/** A change of state or place: how the account stood until then. */
export interface StandingChange {
  readonly changedOn: LocalDate
  readonly before: AccountStanding
}

/** Days, both included. */
export interface Days {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** Days on which an account was open in one place. */
export type Stay = Days & Omit<AccountStanding, 'open'>

/**
 * Where an account was open on each day, from how it stands and the changes since, the oldest first. A day on which it was open
 * for a moment counts, the one of its closing too; it counts in the place where it was open last. So every day counts once,
 * whatever was closed, reopened, detached, attached or swapped.
 */
export function staysOf(
  now: AccountStanding,
  changes: readonly StandingChange[],
  { startsOn, endsOn }: Days,
): readonly Stay[] {
  const standings = [...changes.map(({ before }) => before), now]
  const stays: Stay[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
    const first = changes.filter(({ changedOn }) => changedOn < day).length
    const last = changes.filter(({ changedOn }) => changedOn <= day).length
    const standing = standings.slice(first, last + 1).findLast(({ open }) => open)
    if (!standing) continue
    const { open: _, ...place } = standing
    const before = stays.at(-1)
    const goesOn =
      before &&
      addDays(before.endsOn, 1) === day &&
      before.parentId === place.parentId &&
      before.hasMailbox === place.hasMailbox &&
      before.invoicingOn === place.invoicingOn
    if (goesOn) stays.splice(-1, 1, { ...before, endsOn: day })
    else stays.push({ ...place, startsOn: day, endsOn: day })
  }
  return stays
}

/** Days on which an account is billed itself: open, under no primary, from its "Date de facturation" on. */
export const billedDays = (stays: readonly Stay[]): readonly Days[] =>
  stays.flatMap(({ parentId, invoicingOn, startsOn, endsOn }) =>
    parentId !== null || invoicingOn === null || invoicingOn > endsOn
      ? []
      : [{ startsOn: later(startsOn, invoicingOn), endsOn }],
  )

/** How many of an item, and on which days; null where it is used from before the month, or beyond it. */
export interface DatedUse {
  readonly item: string
  readonly quantity: number
  readonly startsOn: LocalDate | null
  readonly endsOn: LocalDate | null
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

/** To the nearest cent, halves up. */
const share = (amountCents: Cents, days: number, of: number): Cents =>
  Number((BigInt(amountCents) * BigInt(days) * 2n + BigInt(of)) / (BigInt(of) * 2n))
/** What the days of a month from one rank to another cost: parts of a month add up to its price, however it is cut. */
const shareOf = (amountCents: Cents, from: number, to: number, of: number): Cents =>
  share(amountCents, to, of) - share(amountCents, from - 1, of)

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

/** Items in the order in which they came, each by its days: the same uses read in another order make the same invoice. */
function byItemAndDays(uses: readonly DatedUse[]): DatedUse[] {
  const rank = new Map([...new Set(uses.map(({ item }) => item))].map((item, at) => [item, at]))
  const of = ({ item }: DatedUse) => rank.get(item) ?? 0
  // From always comes before any day, until always after each.
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return uses.toSorted(
    (a, b) =>
      of(a) - of(b) || text(a.startsOn ?? '', b.startsOn ?? '') || text(a.endsOn ?? '~', b.endsOn ?? '~'),
  )
}

/**
 * What an account is billed for a month, of the days on which it is billed at all. A price counts on its own days: a month in
 * which it changes, in which the account began or ceased to be invoiced, or took something up, is shared out by days, the price
 * of one rounded to the cent. What costs nothing is left out.
 */
export function monthLines(
  uses: readonly DatedUse[],
  tariffs: readonly Tariff[],
  month: string,
  billed: readonly Days[],
): readonly MonthLine[] {
  const { startsOn, endsOn } = monthDays(month)
  const all = daysBetween(startsOn, endsOn) + 1
  const rankOf = (day: LocalDate) => daysBetween(startsOn, day) + 1
  const partsOf = (use: DatedUse) =>
    billed.flatMap((days) => {
      const from = later(later(startsOn, days.startsOn), use.startsOn ?? startsOn)
      const to = earlier(earlier(endsOn, days.endsOn), use.endsOn ?? endsOn)
      return stretches(tariffs, use.item, from, to)
    })
  return byItemAndDays(uses).flatMap((use) => {
    const { item, quantity } = use
    if (quantity === 0) return []
    return partsOf(use).flatMap((part): MonthLine[] => {
      const [from, to] = [rankOf(part.startsOn), rankOf(part.endsOn)]
      const unitCents = shareOf(part.amountCents, from, to, all)
      if (unitCents === 0) return []
      return [
        {
          ...{ item, quantity, unitCents, netCents: unitCents * quantity, vatRateBps: part.vatRateBps },
          ...{ startsOn: part.startsOn, endsOn: part.endsOn, isPart: to - from + 1 < all },
        },
      ]
    })
  })
}
