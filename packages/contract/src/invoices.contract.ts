import { INVOICE_KINDS, INVOICE_MENTIONS, INVOICE_STATES, VAT_REGIMES } from '@guichet/domain/invoices'
import { z } from 'zod'
import { cents, dayOut, searchText, uuid } from './fields.ts'
import { PAYMENT_METHODS } from './memberships.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Invoices'
const idParams = z.strictObject({ id: uuid })
const access = { kind: 'person', scope: 'payments:read', file: 'payments.see' } as const
const number = z.string().max(20)
const text = (max: number) => z.string().max(max)

export const invoice = z
  .object({
    id: uuid,
    kind: z.enum(INVOICE_KINDS),
    number,
    subject: text(300),
    issuedOn: dayOut,
    dueOn: dayOut,
    netCents: cents,
    vatCents: cents,
    /** VAT included; a credit note takes it back. */
    grossCents: cents,
    /** What credit notes have taken back of it. */
    creditedCents: cents,
    state: z.enum(INVOICE_STATES),
    paidOn: dayOut.nullable(),
    /** The account that it bills, and for which month. */
    accountId: uuid.nullable(),
    accountLogin: text(100).nullable(),
    month: text(7).nullable(),
  })
  .meta({ id: 'Invoice' })

const reference = z.object({ id: uuid, number, issuedOn: dayOut, grossCents: cents })

/** All that stands on an invoice. */
export const invoiceDetail = invoice
  .extend({
    suppliedFrom: dayOut,
    suppliedTo: dayOut,
    lines: z
      .array(
        z.object({
          label: text(300),
          quantity: z.int(),
          /** Without VAT. */
          unitCents: cents,
          netCents: cents,
          vatRateBps: z.int(),
        }),
      )
      .max(500),
    /** VAT by rate. */
    rates: z.array(z.object({ rateBps: z.int(), netCents: cents, vatCents: cents })).max(10),
    buyer: z.object({
      name: text(300),
      addressLines: z.array(text(300)).max(10),
      siret: text(14).nullable(),
    }),
    seller: z.object({
      name: text(200),
      siret: text(14).nullable(),
      regime: z.enum(VAT_REGIMES),
      vatNumber: text(20).nullable(),
      /** Words of the seller where no VAT is charged; null: the usual ones. */
      vatExemptionText: text(300).nullable(),
    }),
    mentions: z.array(z.enum(INVOICE_MENTIONS)).max(INVOICE_MENTIONS.length),
    /** How it was paid before it was issued. */
    paid: z.object({ on: dayOut, method: z.enum([...PAYMENT_METHODS, 'cash', 'free']) }).nullable(),
    /** What is still to be paid of it. */
    dueCents: cents,
    /** Where it is to be paid, while it is. */
    payBy: z
      .object({
        reference: text(40),
        transferHolder: text(200).nullable(),
        transferIban: text(42).nullable(),
        transferBic: text(11).nullable(),
        chequePayableTo: text(200).nullable(),
      })
      .nullable(),
    /** Why a credit note was made by hand. */
    reason: text(300).nullable(),
    /** The invoice that a credit note takes back. */
    corrects: reference.nullable(),
    /** Credit notes of an invoice, the oldest first. */
    creditNotes: z.array(reference).max(100),
    /** The invoice of which a credit note came to nothing, since its money did not go back. */
    reinstates: reference.nullable(),
    /** Invoices that do so for this one, the oldest first. */
    reinstatedBy: z.array(reference).max(100),
    /** Code of the public verification page, in groups of four. */
    code: text(40),
  })
  .meta({ id: 'InvoiceDetail' })

export const listInvoices = defineRoute({
  method: 'GET',
  path: '/invoices',
  operationId: 'listInvoices',
  tag,
  summary: 'My invoices and credit notes, and those of accounts that I may look after, the latest first',
  description:
    'Of accounts: whoever holds them, or was given their invoicing. In a file that is not one’s own, only while its accounts are open as well.',
  access,
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z.enum(INVOICE_STATES, 'invalid').optional(),
    accountId: uuid.optional(),
  }),
  responses: { 200: pageOf(invoice).meta({ id: 'InvoicePage' }) },
  problems: [],
})

export const getInvoice = defineRoute({
  method: 'GET',
  path: '/invoices/:id',
  operationId: 'getInvoice',
  tag,
  summary: 'One invoice or credit note with its lines',
  access,
  params: idParams,
  responses: { 200: invoiceDetail },
  problems: ['resource.not-found'],
})

export const getInvoicePdf = defineRoute({
  method: 'GET',
  path: '/invoices/:id/pdf',
  operationId: 'getInvoicePdf',
  tag,
  summary: 'An invoice or credit note as PDF',
  access,
  rateLimit: 'costly',
  params: idParams,
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'service.busy'],
})
