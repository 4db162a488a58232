import { monthDays } from '@guichet/domain/billing-run'
import {
  creditAmounts,
  type InvoiceAmounts,
  type InvoiceLine,
  invoiceFromPaid,
  invoiceMentions,
  invoiceNumber,
  invoiceSeries,
  type PaidLine,
} from '@guichet/domain/invoices'
import { localDateAt } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import type { InvoiceFacts } from '../schema/index.ts'
import { makeVerificationCode } from './identifiers.ts'
import { type AccountInvoice, accountInvoices, REBILLED } from './invoices.ts'
import { createIds, createRandom } from './random.ts'
import { later, type World } from './world.ts'

/** Ids and codes of invoices hang on nothing that was drawn before. */
const SEED = 0x1b2c3d
const DAY = 1440

type Row = World['rows']['invoices'][number]
type Payment = World['rows']['payments'][number]
interface Draft {
  readonly at: Date
  readonly kind: 'invoice' | 'credit-note'
  readonly row: Pick<Row, 'personId' | 'subjectFr' | 'subjectEn' | 'suppliedFrom' | 'suppliedTo'> &
    Partial<Row>
  readonly amounts: InvoiceAmounts
  readonly lines: readonly InvoiceLine[]
  readonly buyer: InvoiceFacts['buyer']
  readonly paid: InvoiceFacts['paid']
  readonly reference: string | null
  /** The invoice that it takes back, told before. */
  readonly corrects?: Draft
  written?: Row
}

const memberOf = ({ rows }: World, personId: string): InvoiceFacts['buyer'] => {
  const person = rows.persons.find(({ id }) => id === personId)
  const member = rows.members.find((one) => one.personId === personId)
  const town = [member?.personalPostcode, member?.personalCity].filter(Boolean).join(' ')
  return {
    name: `${person?.firstName} ${person?.lastName}`,
    addressLines: [member?.personalStreet, member?.personalComplement, town].filter((line): line is string =>
      Boolean(line),
    ),
    ...{ siret: member?.siret ?? null, memberNumber: member?.number ?? null, login: null },
  }
}

const accountOf = ({ rows }: World, { account }: AccountInvoice): InvoiceFacts['buyer'] => {
  const details = rows.accountDetails.find(({ accountId }) => accountId === account.id)
  const street = [details?.streetNumber, details?.streetNumberSuffix, details?.streetName]
  return {
    ...{ name: account.companyName, siret: account.siret, memberNumber: null, login: account.login },
    addressLines: [street.filter(Boolean).join(' '), `${details?.postcode} ${details?.city}`],
  }
}

/** What was paid, with what a voucher took off it. */
function ofPayment(world: World, payment: Payment, issuedAt: Date): Draft {
  const { rows } = world
  const { labelFr, labelEn, amountCents, vatRateBps = 0, paidOn, id: paymentId } = payment
  const use = rows.voucherUses.find((one) => one.paymentId === paymentId && one.state !== 'released')
  const voucher = rows.vouchers.find(({ id }) => id === use?.voucherId)
  const off = use?.amountCents ?? 0
  const paid: PaidLine[] = [
    { labelFr, labelEn, grossCents: amountCents + off, vatRateBps },
    ...(voucher
      ? [
          {
            ...{ labelFr: `Bon cadeau n° ${voucher.number}`, labelEn: `Gift voucher no. ${voucher.number}` },
            ...{ grossCents: -off, vatRateBps },
          },
        ]
      : []),
  ]
  const { lines, ...amounts } = invoiceFromPaid(paid)
  const period =
    rows.memberships.find((one) => one.paymentId === paymentId) ??
    rows.serviceOrderPeriods.find((one) => one.paymentId === paymentId)
  const on = paidOn ?? localDateAt(issuedAt)
  return {
    ...{
      at: issuedAt,
      kind: 'invoice',
      amounts,
      lines,
      buyer: memberOf(world, payment.personId),
      reference: null,
    },
    paid: { on, method: payment.method },
    row: {
      ...{ personId: payment.personId, paymentId, subjectFr: labelFr, subjectEn: labelEn, paidOn: on },
      ...{ suppliedFrom: period?.startsOn ?? on, suppliedTo: period?.endsOn ?? on },
    },
  }
}

const takenBack = (
  invoice: Draft,
  instant: Date,
  reason: string | null,
  cents = invoice.amounts.grossCents,
): Draft => {
  const amounts = creditAmounts(invoice.amounts.rates, [], cents)
  const parts = amounts.rates.map(({ rateBps, netCents }) => ({
    ...{ labelFr: 'Avoir partiel', labelEn: 'Part taken back', quantity: 1, unitCents: netCents },
    ...{ netCents, vatRateBps: rateBps },
  }))
  const isWhole = cents === invoice.amounts.grossCents
  return {
    ...{ at: instant, kind: 'credit-note', lines: isWhole ? invoice.lines : parts, buyer: invoice.buyer },
    ...{ amounts, corrects: invoice, paid: null, reference: null },
    row: { ...invoice.row, reason, paymentId: null, paidOn: null, billingRunId: null },
  }
}

function ofAccount(world: World, one: AccountInvoice, runId: string): Draft[] {
  const payment = world.rows.payments.find(({ id }) => id === one.paymentId)
  const first = `${one.month}-01`
  const draft: Draft = {
    ...{ at: one.at, kind: 'invoice', amounts: one.amounts, lines: one.lines, paid: null },
    ...{ buyer: accountOf(world, one), reference: payment?.reference ?? null },
    row: {
      ...{ personId: one.personId, accountId: one.account.id, month: one.month, billingRunId: runId },
      ...{ paymentId: one.paymentId, dueOn: one.dueOn, subjectFr: one.labelFr, subjectEn: one.labelEn },
      ...{ suppliedFrom: first, suppliedTo: monthDays(one.month).endsOn },
      ...{ paidOn: payment?.paidOn ?? null, sentAt: later(one.at, 1) },
    },
  }
  if (one.account.login !== REBILLED.login || one.monthsAgo !== REBILLED.monthsAgo) return [draft]
  // Made out once too often: taken back, and made anew.
  const before: Draft = {
    ...draft,
    at: later(one.at, -120),
    row: { ...draft.row, paymentId: null, paidOn: null },
  }
  return [
    before,
    takenBack(before, later(one.at, -30), 'Adresse de facturation corrigée à la demande du titulaire'),
    draft,
  ]
}

/** Writes the invoices told, in the order of time, so that numbers follow one another. */
function write(world: World, drafts: readonly Draft[]): void {
  const { rows } = world
  const random = createRandom(SEED)
  const newId = createIds(random)
  const counts = new Map<string, number>()
  const [organisation] = rows.organisationSettings
  if (!organisation) return
  const regime = organisation.vatRegime ?? 'franchise'
  const { name, legalForm, addressLines, siret = null, vatNumber = null } = organisation
  const {
    transferHolder = null,
    transferIban = null,
    transferBic = null,
    chequePayableTo = null,
  } = organisation
  for (const draft of drafts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const { kind, row, amounts, lines, buyer, reference, corrects } = draft
    const issuedOn = localDateAt(draft.at)
    const year = Number(issuedOn.slice(0, 4))
    const series = `invoice-${invoiceSeries(kind, year)}`
    const sequence = (counts.get(series) ?? 0) + 1
    counts.set(series, sequence)
    const number = invoiceNumber(kind, year, sequence)
    const id = newId(draft.at)
    const corrected = corrects?.written
    const subjects = corrected
      ? {
          subjectFr: `Avoir sur la facture ${corrected.number}`,
          subjectEn: `Credit note on invoice ${corrected.number}`,
        }
      : { subjectFr: row.subjectFr, subjectEn: row.subjectEn }
    const words = [number, buyer.name, buyer.login, buyer.memberNumber, ...Object.values(subjects), reference]
    const { rates, netCents, vatCents, grossCents } = amounts
    const written: Row = {
      ...{ ...row, ...subjects, id, kind, year, sequence, number, issuedOn, netCents, vatCents, grossCents },
      code: makeVerificationCode(random),
      dueOn: row.dueOn ?? issuedOn,
      correctsId: corrected?.id ?? null,
      facts: {
        seller: {
          ...{ name, legalForm, addressLines, siret, regime, vatNumber },
          ...{ vatExemptionText: null, latePenaltyText: null },
        },
        ...{ buyer, rates, paid: draft.paid },
        mentions: invoiceMentions({ regime, rates, toProfessional: buyer.siret !== null }),
        payBy:
          reference === null
            ? null
            : { reference, transferHolder, transferIban, transferBic, chequePayableTo },
        corrects: corrected ? { number: corrected.number, issuedOn: corrected.issuedOn } : null,
      },
      searchKey: searchKey(words.filter((word) => word !== null).join(' ')),
      createdAt: draft.at,
    }
    if (corrected) corrected.creditedCents = (corrected.creditedCents ?? 0) + grossCents
    draft.written = written
    rows.invoices.push(written)
    rows.invoiceLines.push(
      ...lines.map((line, rank) => ({ ...line, id: newId(draft.at), invoiceId: id, rank })),
    )
  }
  for (const [series, value] of counts) rows.counters.push({ name: series, value })
}

/** Invoices of what was paid and of accounts (M16, A11); they come after vouchers, which lower what is paid. */
export const addInvoices = (world: World): void => {
  const { rows } = world
  const newId = createIds(createRandom(SEED + 1))
  const runs = new Map<string, string>()
  const ofAccounts = accountInvoices(world).flatMap((one) => {
    const runId = runs.get(one.month) ?? newId(later(one.at, -1))
    if (!runs.has(one.month)) {
      runs.set(one.month, runId)
      const same = accountInvoices(world).filter(({ month }) => month === one.month)
      rows.billingRuns.push({
        ...{ id: runId, month: one.month, dueOn: one.dueOn, withTest: true, without: [], state: 'done' },
        ...{ expectedCount: same.length, issuedCount: same.length, startedBy: world.financeId },
        grossCents: same.reduce((sum, { amounts }) => sum + amounts.grossCents, 0),
        ...{ createdAt: later(one.at, -1), doneAt: later(one.at, 1) },
      })
    }
    return ofAccount(world, one, runId)
  })
  const paid = rows.receipts.flatMap((receipt) => {
    const payment = rows.payments.find(({ id }) => id === receipt.paymentId)
    if (!payment || payment.purpose === 'account-invoice' || payment.amountCents === 0) return []
    const draft = ofPayment(world, payment, receipt.createdAt)
    const { refundedCents = 0 } = payment
    const day = payment.updatedAt > receipt.createdAt ? payment.updatedAt : later(receipt.createdAt, DAY)
    const back = refundedCents > 0 ? [takenBack(draft, day, null, refundedCents)] : []
    return [draft, ...back]
  })
  write(world, [...ofAccounts, ...paid])
}
