import { BILLING_REFUSALS, BILLING_WARNINGS, isMonth } from '@guichet/domain/billing-run'
import { INVOICE_KINDS, INVOICE_STATES } from '@guichet/domain/invoices'
import { z } from 'zod'
import { cents, day, dayOut, instantOut, line, searchText, uuid } from './fields.ts'
import { invoice, invoiceDetail } from './invoices.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office invoices'
const idParams = z.strictObject({ id: uuid })
const read = { kind: 'staff', permission: 'payments.read' } as const
const record = { kind: 'staff', permission: 'payments.record' } as const
const text = (max: number) => z.string().max(max)

const filters = {
  /** Parts of a number, of a name, of a login. */
  q: searchText,
  state: z.enum(INVOICE_STATES, 'invalid').optional(),
  kind: z.enum(INVOICE_KINDS, 'invalid').optional(),
  /** Of members, or of accounts. */
  of: z.enum(['members', 'accounts'], 'invalid').optional(),
  from: day.optional(),
  to: day.optional(),
}

export const staffInvoice = invoice
  .extend({ personId: uuid, buyerName: text(300), sentAt: instantOut.nullable() })
  .meta({ id: 'StaffInvoice' })

const staffInvoiceFile = invoiceDetail
  .extend({
    ...{ personId: uuid, sentAt: instantOut.nullable() },
    /** Where it is sent; null for whoever has no address. */
    sendTo: text(254).nullable(),
    /** The payment that paid it, or is to pay it. */
    payment: z.object({ id: uuid, reference: text(40), recordable: z.boolean() }).nullable(),
    /** A credit note can take back what is left of it: it was not paid. */
    cancellable: z.boolean(),
    /** What one may take back: in all, by rate, and without VAT of each line in their order. */
    left: z.object({
      grossCents: cents,
      rates: z.array(z.object({ rateBps: z.int(), netCents: cents, vatCents: cents })).max(10),
      lines: z.array(cents).max(500),
    }),
  })
  .meta({ id: 'StaffInvoiceFile' })

export const listStaffInvoices = defineRoute({
  method: 'GET',
  path: '/admin/invoices',
  operationId: 'listStaffInvoices',
  tag,
  summary: 'Everybody’s invoices and credit notes, the latest first, with what is still to be paid',
  access: read,
  query: z.strictObject({ ...pageQuery, ...filters }),
  responses: {
    200: pageOf(staffInvoice)
      .extend({
        /** Of all, whatever is filtered. */
        open: z.object({ count: z.int(), grossCents: cents, lateCount: z.int(), lateCents: cents }),
        /** None is issued until somebody has chosen, in the settings, whether VAT is charged. */
        waitsForVat: z.boolean(),
      })
      .meta({ id: 'StaffInvoicePage' }),
  },
  problems: [],
})

export const exportInvoices = defineRoute({
  method: 'GET',
  path: '/admin/invoices.csv',
  operationId: 'exportInvoices',
  tag,
  summary: 'The invoices found, as CSV: a line for each rate of VAT, credit notes below zero',
  access: read,
  rateLimit: 'costly',
  query: z.strictObject(filters),
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

export const getStaffInvoice = defineRoute({
  method: 'GET',
  path: '/admin/invoices/:id',
  operationId: 'getStaffInvoice',
  tag,
  summary: 'One invoice with its payment and what may be done with it',
  access: read,
  params: idParams,
  responses: { 200: staffInvoiceFile },
  problems: ['resource.not-found'],
})

export const getStaffInvoicePdf = defineRoute({
  method: 'GET',
  path: '/admin/invoices/:id/pdf',
  operationId: 'getStaffInvoicePdf',
  tag,
  summary: 'An invoice or credit note as PDF',
  access: read,
  rateLimit: 'costly',
  params: idParams,
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'service.busy'],
})

const keyProblems = ['idempotency.key-reused', 'idempotency.in-progress'] as const

export const cancelInvoice = defineRoute({
  method: 'POST',
  path: '/admin/invoices/:id/credit-notes',
  operationId: 'cancelInvoice',
  tag,
  summary: 'Take back an invoice that was not paid, or parts of its lines, by a credit note',
  description:
    'All that is left of it, or of each line named an amount without VAT; VAT follows by rate. What is then still to be paid has another reference. What was paid is given back through its payment, and its credit note follows by itself. A month that was taken back whole can be billed anew.',
  access: { kind: 'staff', permission: 'payments.refund' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({
    reason: line(300, 3),
    /** Left out: all that is left. */
    lines: z
      .array(
        z.strictObject({
          /** Of the line, from 0. */
          rank: z.int('number.range').min(0, 'number.range').max(499, 'number.range'),
          /** Without VAT, never more than is left of the line. */
          netCents: z.int('number.range').min(1, 'number.range').max(100_000_000_000, 'number.range'),
        }),
      )
      .min(1, 'required')
      .max(500, 'invalid')
      .optional(),
  }),
  responses: { 200: staffInvoiceFile },
  problems: ['resource.not-found', 'invoice.not-cancellable', ...keyProblems],
})

export const sendInvoice = defineRoute({
  method: 'POST',
  path: '/admin/invoices/:id/sends',
  operationId: 'sendInvoice',
  tag,
  summary: 'Send an invoice once more, to where invoices of its account or member go today',
  access: record,
  idempotent: true,
  params: idParams,
  responses: { 200: staffInvoiceFile },
  problems: ['resource.not-found', 'invoice.no-address', ...keyProblems],
})

const runTag = 'Billing runs'
const month = z.string('required').max(7, 'invalid').refine(isMonth, 'invalid')

export const billingRun = z
  .object({
    id: uuid,
    month: text(7),
    dueOn: dayOut,
    withTest: z.boolean(),
    /** `failed`: it stood still and was closed; the accounts that are missing are billed by another. */
    state: z.enum(['running', 'done', 'failed']),
    expectedCount: z.int(),
    issuedCount: z.int(),
    grossCents: cents,
    startedBy: text(250),
    startedAt: instantOut,
    doneAt: instantOut.nullable(),
  })
  .meta({ id: 'BillingRun' })

const billedAccount = z
  .object({
    accountId: uuid,
    login: text(100),
    companyName: text(200),
    /** Why it is not billed; null: it is. */
    refusal: z.enum(BILLING_REFUSALS).nullable(),
    warnings: z.array(z.enum(BILLING_WARNINGS)).max(BILLING_WARNINGS.length),
    /** Where the invoice goes. */
    sendTo: text(254),
    lines: z
      .array(
        z.object({
          label: text(300),
          quantity: z.int(),
          unitCents: cents,
          netCents: cents,
          vatRateBps: z.int(),
        }),
      )
      .max(200),
    netCents: cents,
    vatCents: cents,
    grossCents: cents,
  })
  .meta({ id: 'BilledAccount' })

export const previewBillingRun = defineRoute({
  method: 'GET',
  path: '/admin/billing-runs/preview',
  operationId: 'previewBillingRun',
  tag: runTag,
  summary: 'What a billing run of a month would invoice: who, what, how much, and who is left out and why',
  description:
    'The month that runs, or the one before. Options are those of today; prices count on their own days. Nothing is written.',
  access: record,
  rateLimit: 'costly',
  query: z.strictObject({
    ...pageQuery,
    month,
    withTest: z.enum(['true', 'false'], 'invalid').default('false'),
    /** Those that are billed, or those that are left out. */
    show: z.enum(['billed', 'left-out'], 'invalid').default('billed'),
  }),
  responses: {
    200: pageOf(billedAccount)
      .extend({
        month: text(7),
        billedCount: z.int(),
        leftOutCount: z.int(),
        warningCount: z.int(),
        netCents: cents,
        vatCents: cents,
        grossCents: cents,
        /** Proposed from the settings. */
        dueOn: dayOut,
        months: z.array(text(7)).max(2),
      })
      .meta({ id: 'BillingPreview' }),
  },
  problems: ['billing-run.month', 'invoice.vat-not-chosen'],
})

export const startBillingRun = defineRoute({
  method: 'POST',
  path: '/admin/billing-runs',
  operationId: 'startBillingRun',
  tag: runTag,
  summary: 'Invoice the accounts of a month, as the preview showed it',
  description:
    'Each account gets one invoice a month, whatever is asked how often; it leaves by mail. `expectedGrossCents` is what the preview showed, those in `without` left out: when it is not that any more, nothing is done.',
  access: record,
  idempotent: true,
  body: z.strictObject({
    month,
    dueOn: day,
    withTest: z.boolean('invalid'),
    without: z.array(uuid).max(1000, 'invalid'),
    expectedCount: z.int('number.range').min(1, 'number.range').max(1_000_000, 'number.range'),
    expectedGrossCents: z.int('number.range').min(1, 'number.range').max(100_000_000_000, 'number.range'),
  }),
  responses: { 201: billingRun },
  problems: [
    ...(['billing-run.month', 'billing-run.changed', 'billing-run.running'] as const),
    ...(['invoice.vat-not-chosen'] as const),
    ...keyProblems,
  ],
})

export const listBillingRuns = defineRoute({
  method: 'GET',
  path: '/admin/billing-runs',
  operationId: 'listBillingRuns',
  tag: runTag,
  summary: 'Billing runs, the latest first; the one that runs tells how far it is',
  access: record,
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(billingRun).meta({ id: 'BillingRunPage' }) },
  problems: [],
})
