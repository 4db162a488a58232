import type { invoice, invoiceDetail } from '@guichet/contract/invoices.contract'
import { invoiceState } from '@guichet/domain/invoices'
import { formatVerificationCode } from '@guichet/domain/reference'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { findPayment } from '../billing/index.ts'
import {
  findAccountLogin,
  findInvoice,
  type InvoiceRow,
  readCreditNotes,
  readLines,
  readReinstating,
} from './data/invoice-data.ts'
import type { InvoiceListRow } from './data/invoice-list.ts'

type InvoiceView = z.input<typeof invoice>
export type InvoiceDetailView = z.input<typeof invoiceDetail>
type Shown = Pick<
  InvoiceListRow,
  | ('id' | 'kind' | 'number' | 'subjectFr' | 'subjectEn' | 'issuedOn' | 'dueOn' | 'netCents' | 'vatCents')
  | ('grossCents' | 'creditedCents' | 'paidOn' | 'accountId' | 'accountLogin' | 'month')
>

/** An invoice as lists show it. */
export const toInvoiceView = ({ clock, locale }: Ctx, row: Shown): InvoiceView => ({
  ...{ id: row.id, kind: row.kind, number: row.number, issuedOn: row.issuedOn, dueOn: row.dueOn },
  subject: locale === 'en' ? row.subjectEn : row.subjectFr,
  ...{ netCents: row.netCents, vatCents: row.vatCents, grossCents: row.grossCents },
  ...{ creditedCents: row.creditedCents, state: invoiceState(row, clock.today()), paidOn: row.paidOn },
  ...{ accountId: row.accountId, accountLogin: row.accountLogin, month: row.month },
})

const referenceTo = ({ id, number, issuedOn, grossCents }: InvoiceDetailView['creditNotes'][number]) => ({
  ...{ id, number, issuedOn, grossCents },
})

/** Where an invoice is to be paid. Its payment may be another than when it was issued: what it is found by is told as it is now. */
async function payByOf(ctx: Ctx, { facts, paymentId }: InvoiceRow) {
  const payment = facts.payBy && paymentId !== null ? await findPayment(ctx, paymentId) : null
  return facts.payBy && { ...facts.payBy, reference: payment?.reference ?? facts.payBy.reference }
}

/** What is still to be paid of an invoice, and where; nothing once it is paid or taken back. */
export async function dueOf(ctx: Ctx, row: InvoiceRow) {
  const isDue = ['to-pay', 'late'].includes(invoiceState(row, ctx.clock.today()))
  return {
    dueCents: isDue ? row.grossCents - row.creditedCents : 0,
    payBy: isDue ? await payByOf(ctx, row) : null,
  }
}

/** All that stands on an invoice. */
export async function viewInvoice(ctx: Ctx, row: InvoiceRow): Promise<InvoiceDetailView> {
  const { seller, buyer, rates, mentions, paid } = row.facts
  const lines = await readLines(ctx, row.id)
  const creditNotes = await readCreditNotes(ctx, row.id)
  const reinstating = await readReinstating(ctx, row.id)
  const reinstated = row.reinstatesId === null ? null : await findInvoice(ctx, row.reinstatesId)
  const accountLogin = await findAccountLogin(ctx, row.accountId)
  const corrected = row.correctsId === null ? null : await findInvoice(ctx, row.correctsId)
  const view = toInvoiceView(ctx, { ...row, accountLogin })
  return {
    ...view,
    ...{ suppliedFrom: row.suppliedFrom, suppliedTo: row.suppliedTo, reason: row.reason },
    lines: lines.map(({ labelFr, labelEn, ...line }) => ({
      ...line,
      label: ctx.locale === 'en' ? labelEn : labelFr,
    })),
    rates: [...rates],
    buyer: { name: buyer.name, addressLines: [...buyer.addressLines], siret: buyer.siret },
    seller: {
      ...{ name: seller.name, siret: seller.siret, regime: seller.regime, vatNumber: seller.vatNumber },
      vatExemptionText: seller.vatExemptionText,
    },
    mentions: [...mentions],
    paid: paid && { on: paid.on, method: paid.method as NonNullable<InvoiceDetailView['paid']>['method'] },
    ...(await dueOf(ctx, row)),
    corrects: corrected && referenceTo(corrected),
    creditNotes: creditNotes.map(referenceTo),
    reinstates: reinstated && referenceTo(reinstated),
    reinstatedBy: reinstating.map(referenceTo),
    code: formatVerificationCode(row.code),
  }
}
