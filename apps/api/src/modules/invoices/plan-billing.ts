import {
  type BillingRefusal,
  type BillingWarning,
  billedDays,
  billingRefusal,
  type Days,
  monthDays,
  monthLines,
  type StandingChange,
  staysOf,
} from '@guichet/domain/billing-run'
import { amountsFromNet, type InvoiceAmounts, type InvoiceLine } from '@guichet/domain/invoices'
import { formatLocalDate, type LocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { readStandingChanges } from '../accounts/index.ts'
import { readDatedUses, readTariffsBetween } from '../options/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { type BillableRow, readBillable } from './data/billable-data.ts'

/** What a billing run does with one account. */
export interface PlannedInvoice {
  readonly account: BillableRow
  /** Why it is not billed; null: it is. */
  readonly refusal: BillingRefusal | null
  readonly warnings: readonly BillingWarning[]
  readonly sendTo: string
  readonly lines: readonly InvoiceLine[]
  readonly amounts: InvoiceAmounts
  /** The first and the last day that it is billed for. */
  readonly suppliedFrom: LocalDate
  readonly suppliedTo: LocalDate
}

interface Month {
  readonly month: string
  readonly withTest: boolean
}

const FOREIGN = (country: string | null): country is string => country !== null && country !== 'FR'

/** Lines of the address to which the invoices of an account go. */
export function addressLinesOf({ useResponsible, responsible, invoicing }: BillableRow): string[] {
  const to = useResponsible ? responsible : invoicing
  const street = [to.streetNumber, to.streetNumberSuffix, to.streetName].filter(Boolean).join(' ')
  const town = [to.postcode, to.city].filter(Boolean).join(' ')
  return [
    to.complement,
    street,
    to.postBox && `BP ${to.postBox}`,
    town,
    FOREIGN(to.country) ? to.country : null,
  ]
    .filter((line): line is string => Boolean(line))
    .map((line) => line.slice(0, 300))
}

const isComplete = ({ useResponsible, responsible, invoicing }: BillableRow): boolean => {
  const { streetName, postBox, city } = useResponsible ? responsible : invoicing
  return Boolean((streetName || postBox) && city)
}

type Tariffs = Awaited<ReturnType<typeof readTariffsBetween>>
type MonthLine = ReturnType<typeof monthLines>[number]

/** A line with the words of its price; of a part of the month, with its days. */
function toLine(tariffs: Tariffs, line: MonthLine): InvoiceLine {
  const tariff = tariffs.find(
    ({ item, startsOn, endsOn }) =>
      item === line.item && startsOn <= line.startsOn && (endsOn === null || endsOn >= line.startsOn),
  )
  const [from, to] = [line.startsOn, line.endsOn]
  const days = {
    fr: ` (du ${formatLocalDate(from, 'fr', 'short')} au ${formatLocalDate(to, 'fr', 'short')})`,
    en: ` (${formatLocalDate(from, 'en', 'short')} to ${formatLocalDate(to, 'en', 'short')})`,
  }
  return {
    labelFr: `${tariff?.labelFr ?? line.item}${line.isPart ? days.fr : ''}`,
    labelEn: `${tariff?.labelEn ?? line.item}${line.isPart ? days.en : ''}`,
    ...{ quantity: line.quantity, unitCents: line.unitCents, netCents: line.netCents },
    vatRateBps: line.vatRateBps,
  }
}

/** The days of a month on which an account is billed, and the "Date de facturation" that it had on them. */
function daysOf(account: BillableRow, changes: readonly StandingChange[], month: Days) {
  const stays = staysOf(account, changes, month).filter(({ parentId }) => parentId === null)
  const dates = stays.flatMap(({ invoicingOn }) => invoicingOn ?? []).toSorted()
  return { wasThere: stays.length > 0, invoicingOn: dates[0] ?? null, billed: billedDays(stays) }
}

/** What a run of this month does with these accounts. */
export async function planAccounts(
  ctx: Ctx,
  all: readonly BillableRow[],
  { month, withTest }: Month,
): Promise<PlannedInvoice[]> {
  const days = monthDays(month)
  const { startsOn, endsOn } = days
  const tariffs = await readTariffsBetween(ctx, startsOn, endsOn)
  const { vatRegime } = await getOrganisationProfile(ctx)
  const changes = await readStandingChanges(
    ctx,
    all.map(({ id }) => id),
    startsOn,
  )
  const accounts = all
    .map((account) => ({ account, ...daysOf(account, changes.get(account.id) ?? [], days) }))
    // Who came after the month, or went before it, is nobody of it.
    .filter(({ wasThere }) => wasThere)
    .map((one) => ({
      ...one,
      why: billingRefusal(
        { ...one.account, invoicingOn: one.invoicingOn, hasHolder: one.account.holderId !== null },
        month,
        { withTest },
      ),
    }))
  const uses = await readDatedUses(
    ctx,
    accounts.filter(({ why }) => why === null).map(({ account }) => account.id),
    days,
  )
  return accounts.map(({ account, billed, why }) => {
    const found = why === null ? monthLines(uses.get(account.id) ?? [], tariffs, month, billed) : []
    const lines = found.map((line) => toLine(tariffs, line))
    const amounts = amountsFromNet(lines)
    const suppliedTo = billed.at(-1)?.endsOn ?? endsOn
    const taxes = amounts.vatCents > 0
    return {
      ...{ account, lines, amounts, refusal: why ?? (amounts.grossCents === 0 ? 'nothing' : null) },
      warnings: [
        ...(suppliedTo < endsOn ? (['part-of-month'] as const) : []),
        ...(account.billedBefore ? (['billed-before'] as const) : []),
        ...(isComplete(account) ? [] : (['address-incomplete'] as const)),
        ...(taxes && vatRegime === 'franchise' ? (['vat-in-franchise'] as const) : []),
      ],
      sendTo: account.administrativeEmail || account.email,
      ...{ suppliedFrom: billed[0]?.startsOn ?? startsOn, suppliedTo },
    }
  })
}

/** What a run of a month does with every account that was an open primary in it, by login. */
export const planBilling = async (ctx: Ctx, of: Month): Promise<PlannedInvoice[]> =>
  planAccounts(ctx, await readBillable(ctx, of.month), of)
