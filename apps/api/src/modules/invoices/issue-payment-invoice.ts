import { invoiceFromPaid, type PaidLine } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { findPayment, readPaidPeriod, readVoucherTaken } from '../billing/index.ts'
import { findPerson } from '../identity/index.ts'
import { findDocumentHolder } from '../memberships/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { type InvoiceFacts, lockInvoicesOfPayment } from './data/invoice-data.ts'
import { readServicePeriod } from './data/paid-data.ts'
import { ACCOUNT_INVOICE_PURPOSE } from './settle-account-invoice.ts'
import { writeInvoice } from './write-invoice.ts'

/** Whom what a person paid is invoiced to: the member’s file, or the bare name of who is no member. */
async function buyerOf(ctx: Ctx, personId: string): Promise<InvoiceFacts['buyer']> {
  const holder = await findDocumentHolder(ctx, personId)
  const person = holder ?? (await findPerson(ctx, personId))
  if (!person) throw new TypeError(`there is no person ${personId}`)
  return {
    name: `${person.firstName} ${person.lastName}`,
    addressLines: holder?.addressLines ?? [],
    siret: holder?.siret ?? null,
    memberNumber: holder?.memberNumber ?? null,
    login: null,
  }
}

type Payment = NonNullable<Awaited<ReturnType<typeof findPayment>>>

/** What was paid for, and what a voucher took off it. */
async function paidLines(ctx: Ctx, payment: Payment): Promise<PaidLine[]> {
  const { labelFr, labelEn, amountCents, vatRateBps } = payment
  const voucher = await readVoucherTaken(ctx, payment.id)
  if (!voucher) return [{ labelFr, labelEn, grossCents: amountCents, vatRateBps }]
  return [
    { labelFr, labelEn, grossCents: amountCents + voucher.amountCents, vatRateBps },
    {
      ...{ labelFr: `Bon cadeau n° ${voucher.number}`, labelEn: `Gift voucher no. ${voucher.number}` },
      ...{ grossCents: -voucher.amountCents, vatRateBps },
    },
  ]
}

/**
 * Invoices what was paid, once, in the transaction that settles the payment. What a voucher paid whole has nothing to invoice,
 * and what pays the invoice of an account has one. While nobody has chosen whether VAT is charged, none is issued: they follow
 * by `issueMissingInvoices`.
 */
export async function issuePaymentInvoice(tx: Ctx, paymentId: string): Promise<void> {
  const payment = await findPayment(tx, paymentId)
  if (!payment || payment.paidOn === null || payment.amountCents === 0) return
  if (payment.purpose === ACCOUNT_INVOICE_PURPOSE || (await lockInvoicesOfPayment(tx, paymentId)).length > 0)
    return
  if ((await getOrganisationProfile(tx)).vatRegime === null) return
  const { lines, ...amounts } = invoiceFromPaid(await paidLines(tx, payment))
  const period = (await readPaidPeriod(tx, paymentId)) ?? (await readServicePeriod(tx, paymentId))
  await writeInvoice(tx, {
    ...{ kind: 'invoice', personId: payment.personId, accountId: null, month: null, billingRunId: null },
    ...{ paymentId, correctsId: null, reason: null, corrects: null, reference: null },
    ...{ subjectFr: payment.labelFr, subjectEn: payment.labelEn },
    suppliedFrom: period?.startsOn ?? payment.paidOn,
    suppliedTo: period?.endsOn ?? payment.paidOn,
    paidOn: payment.paidOn,
    ...{ amounts, lines, buyer: await buyerOf(tx, payment.personId) },
    paid: { on: payment.paidOn, method: payment.method },
  })
}
