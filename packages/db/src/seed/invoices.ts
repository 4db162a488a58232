import { type DatedUse, type MonthLine, monthDays, monthLines, monthOf } from '@guichet/domain/billing-run'
import { amountsFromNet, type InvoiceAmounts, type InvoiceLine } from '@guichet/domain/invoices'
import {
  addDays,
  addMonths,
  formatLocalDate,
  type LocalDate,
  parseLocalDate,
} from '@guichet/domain/local-date'
import { addOpenPayment, addPaidPayment } from './payments.ts'
import { at, type World } from './world.ts'

/** Accounts that are invoiced each month in the demo, in this order. */
const BILLED = ['asp1ent', 'alpilles-compta', 'credit-luberon'] as const
const MONTHS = 6
/** The account and the month, counted back, whose invoice is late, and those whose invoice was cancelled and made anew. */
const LATE = { login: 'alpilles-compta', monthsAgo: 2 }
export const REBILLED = { login: 'credit-luberon', monthsAgo: 1 }

type Account = World['rows']['accounts'][number]
/** An invoice of an account, before it has a number. */
export interface AccountInvoice {
  readonly at: Date
  readonly account: Account
  readonly month: string
  readonly monthsAgo: number
  readonly personId: string
  readonly dueOn: LocalDate
  readonly amounts: InvoiceAmounts
  readonly lines: readonly InvoiceLine[]
  readonly labelFr: string
  readonly labelEn: string
  paymentId: string | null
}

const invoicesOf = new WeakMap<World, AccountInvoice[]>()
/** What accounts were invoiced, in the order of time. */
export const accountInvoices = (world: World): readonly AccountInvoice[] => invoicesOf.get(world) ?? []

/** What an account used of what has a price, as far as the demo tells. */
function usesOf({ rows, procedures }: World, account: Account, instant: Date): DatedUse[] {
  const family = rows.accounts.filter(
    ({ id, parentId, state, createdAt }) =>
      state === 'open' && createdAt <= instant && (id === account.id || parentId === account.id),
  )
  const having = (what: 'statementsSubscribed' | 'archiveSubscribed') =>
    family.filter(({ id }) => rows.accountDetails.find(({ accountId }) => accountId === id)?.[what]).length
  const fiben = procedures.get('FIBEN')
  const chosen = rows.accountProcedures.some(
    ({ accountId, procedureId }) => accountId === account.id && procedureId === fiben,
  )
  const use = (item: string, quantity: number): DatedUse => ({
    ...{ item, quantity, startsOn: null, endsOn: null },
  })
  return [
    use('subscription', 1),
    use('secondary-mailbox', family.filter(({ hasMailbox, parentId }) => parentId && hasMailbox).length),
    use('statements', having('statementsSubscribed')),
    use('archive', having('archiveSubscribed')),
    use('procedure:FIBEN', chosen ? 1 : 0),
  ]
}

function toLine({ rows }: World, line: MonthLine): InvoiceLine {
  const tariff = rows.tariffs.find(
    ({ item, startsOn, endsOn }) =>
      item === line.item && startsOn <= line.startsOn && (endsOn == null || endsOn >= line.startsOn),
  )
  const days = (locale: 'fr' | 'en') =>
    line.isPart
      ? ` (${formatLocalDate(line.startsOn, locale)} – ${formatLocalDate(line.endsOn, locale)})`
      : ''
  const { quantity, unitCents, netCents, vatRateBps } = line
  const labels = {
    labelFr: `${tariff?.labelFr ?? line.item}${days('fr')}`,
    labelEn: `${tariff?.labelEn ?? line.item}${days('en')}`,
  }
  return { ...labels, quantity, unitCents, netCents, vatRateBps }
}

/** The invoice of an account for a month; nothing for one that is not invoiced yet. */
function issue(world: World, login: string, monthsAgo: number, month: string, instant: Date) {
  const { rows } = world
  const account = rows.accounts.find((one) => one.login === login)
  const invoicingOn = rows.accountDetails.find(({ accountId }) => accountId === account?.id)?.invoicingOn
  const holder = rows.accountPersons.find(
    ({ accountId, role }) => accountId === account?.id && role === 'holder',
  )
  if (!account || !invoicingOn || !holder || invoicingOn > monthDays(month).endsOn) return
  const tariffs = rows.tariffs.map((tariff) => ({
    ...tariff,
    startsOn: parseLocalDate(tariff.startsOn),
    endsOn: tariff.endsOn == null ? null : parseLocalDate(tariff.endsOn),
  }))
  const billed = [{ startsOn: parseLocalDate(invoicingOn), endsOn: monthDays(month).endsOn }]
  const found = monthLines(usesOf(world, account, instant), tariffs, month, billed)
  const lines = found.map((line) => toLine(world, line))
  const named = (locale: 'fr' | 'en') =>
    formatLocalDate(monthDays(month).startsOn, locale, 'long').replace(/^\S+\s/u, '')
  invoicesOf.get(world)?.push({
    ...{ at: instant, account, month, monthsAgo, personId: holder.personId, lines, paymentId: null },
    ...{ amounts: amountsFromNet(lines), dueOn: addDays(monthDays(month).startsOn, 31) },
    labelFr: `Services du compte ${account.login}, ${named('fr')}`,
    labelEn: `Services of the account ${account.login}, ${named('en')}`,
  })
}

/** Its payment: most come by transfer after some days, one is late, the latest are awaited. */
function planPayment(world: World, login: string, monthsAgo: number, day: LocalDate, instant: Date): void {
  const find = () =>
    accountInvoices(world).find((one) => one.account.login === login && one.monthsAgo === monthsAgo)
  const paidOf = ({ personId, labelFr, labelEn, amounts }: AccountInvoice) => ({
    ...{ personId, purpose: 'account-invoice' as const, purposeId: null, labelFr, labelEn },
    ...{ amountCents: amounts.grossCents, vatRateBps: 2000, method: 'transfer' as const },
  })
  const paidOn = addDays(day, 9 + ((login.length * 7 + monthsAgo * 5) % 18))
  const isLate = login === LATE.login && monthsAgo === LATE.monthsAgo
  if (isLate || paidOn >= world.today)
    world.plan(new Date(instant.getTime() + 1000), (now) => {
      const one = find()
      if (one) one.paymentId = addOpenPayment(world, now, day, 'pending', paidOf(one))
    })
  else
    world.plan(at(paidOn, 640), (now) => {
      const one = find()
      if (one) one.paymentId = addPaidPayment(world, one.at, now, paidOn, paidOf(one))
    })
}

/** The monthly invoices of accounts and their payments, each on the second day of its month. */
export const planAccountInvoices = (world: World): void => {
  invoicesOf.set(world, [])
  for (let monthsAgo = MONTHS; monthsAgo >= 0; monthsAgo -= 1) {
    const month = monthOf(addMonths(parseLocalDate(`${monthOf(world.today)}-01`), -monthsAgo))
    const day = addDays(monthDays(month).startsOn, 1)
    if (day >= world.today) continue
    const instant = at(day, 560)
    for (const login of BILLED) {
      world.plan(instant, (now) => issue(world, login, monthsAgo, month, now))
      planPayment(world, login, monthsAgo, day, instant)
    }
  }
}
