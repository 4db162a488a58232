import {
  type BillingRefusal,
  type BillingWarning,
  billingRefusal,
  monthDays,
  monthLines,
} from '@guichet/domain/billing-run'
import { amountsFromNet, type InvoiceAmounts, type InvoiceLine } from '@guichet/domain/invoices'
import { formatLocalDate, type LocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
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
  readonly suppliedFrom: LocalDate
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

/** What a run of this month does with these accounts. */
export async function planAccounts(
  ctx: Ctx,
  accounts: readonly BillableRow[],
  { month, withTest }: Month,
): Promise<PlannedInvoice[]> {
  const { startsOn, endsOn } = monthDays(month)
  const tariffs = await readTariffsBetween(ctx, startsOn, endsOn)
  const { vatRegime } = await getOrganisationProfile(ctx)
  const refusals = new Map(
    accounts.map((account) => [
      account.id,
      billingRefusal({ ...account, hasHolder: account.holderId !== null }, month, { withTest }),
    ]),
  )
  const uses = await readDatedUses(
    ctx,
    accounts.filter(({ id }) => refusals.get(id) === null).map(({ id }) => id),
  )
  return accounts.map((account) => {
    const { invoicingOn } = account
    const found = invoicingOn ? monthLines(uses.get(account.id) ?? [], tariffs, month, invoicingOn) : []
    const lines = found.map((line) => toLine(tariffs, line))
    const amounts = amountsFromNet(lines)
    const refusal = refusals.get(account.id) ?? (amounts.grossCents === 0 ? 'nothing' : null)
    const taxes = amounts.vatCents > 0
    return {
      ...{ account, refusal, lines, amounts },
      warnings: [
        ...(account.billedBefore ? (['billed-before'] as const) : []),
        ...(isComplete(account) ? [] : (['address-incomplete'] as const)),
        ...(taxes && vatRegime === 'franchise' ? (['vat-in-franchise'] as const) : []),
      ],
      sendTo: account.administrativeEmail || account.email,
      suppliedFrom: invoicingOn && invoicingOn > startsOn ? invoicingOn : startsOn,
    }
  })
}

/** What a run of a month does with every open primary account, by login. */
export const planBilling = async (ctx: Ctx, of: Month): Promise<PlannedInvoice[]> =>
  planAccounts(ctx, await readBillable(ctx, of.month), of)
