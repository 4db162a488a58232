import { STATEMENT_TARGETS } from '@guichet/domain/bank-statement'
import { z } from 'zod'
import { cents, dayOut, line, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const idParams = z.strictObject({ id: uuid })
const record = { kind: 'staff', permission: 'payments.record' } as const
/** 5 MB: years of a small account. */
export const STATEMENT_MOST_BYTES = 5_000_000

export const uploadBankStatement = defineRoute({
  method: 'POST',
  path: '/admin/bank-statements',
  operationId: 'uploadBankStatement',
  tag,
  summary: 'Read a bank statement (CAMT.053 or CSV, 5 MB at most): what arrived is kept, once',
  description:
    'The body is the file. Of a CSV the columns are guessed, or named by `mapping` in their order (`bookedOn`, `label`, `name`, `amount`, `credit`, `debit`, or nothing, parted by commas). With `dryRun` nothing is kept.',
  access: record,
  rateLimit: 'costly',
  idempotent: true,
  query: z.strictObject({
    fileName: line(200),
    dryRun: z.enum(['true', 'false'], 'invalid').default('true'),
    mapping: z.string().max(500).optional(),
  }),
  responses: {
    200: z
      .object({
        dryRun: z.boolean(),
        /** Of a CSV; none for CAMT.053. */
        columns: z
          .array(
            z.object({
              header: z.string().max(200),
              target: z.enum(STATEMENT_TARGETS).nullable(),
              samples: z.array(z.string().max(200)).max(3),
            }),
          )
          .max(100),
        /** Whether day, amount and words are found. */
        readable: z.boolean(),
        newCount: z.int().min(0),
        /** Lines that an earlier statement brought. */
        knownCount: z.int().min(0),
        /** Lines that could not be read, the first ones. */
        unreadRows: z.array(z.int()).max(100),
      })
      .meta({ id: 'BankStatement' }),
  },
  problems: [
    'document.too-large',
    'document.empty',
    'bank-statement.unreadable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

const paidTransfer = {
  paymentId: uuid,
  personId: uuid,
  reference: z.string().max(40),
  holderName: z.string().max(250),
  label: z.string().max(200),
  amountCents: cents,
}
export const bankLine = z
  .object({
    id: uuid,
    bookedOn: dayOut,
    amountCents: cents,
    name: z.string().max(140),
    label: z.string().max(500),
    state: z.enum(['open', 'used', 'set-aside']),
    /** The transfer that it seems to pay. */
    proposal: z
      .object({
        ...paidTransfer,
        by: z.enum(['reference', 'name']),
        /** What came less what is due. */
        differenceCents: cents,
        certain: z.boolean(),
      })
      .nullable(),
    /** The transfer that it paid. */
    payment: z.object(paidTransfer).nullable(),
  })
  .meta({ id: 'BankLine' })

export const listBankLines = defineRoute({
  method: 'GET',
  path: '/admin/bank-lines',
  operationId: 'listBankLines',
  tag,
  summary: 'What arrived at the bank, the latest first, each with the transfer that it seems to pay',
  access: record,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['open', 'used', 'set-aside'], 'invalid').default('open'),
  }),
  responses: {
    200: pageOf(bankLine)
      .extend({
        /** Open lines that can be confirmed at once. */
        certainCount: z.int().min(0),
      })
      .meta({ id: 'BankLinePage' }),
  },
  problems: [],
})

export const confirmBankLine = defineRoute({
  method: 'POST',
  path: '/admin/bank-lines/:id/confirmation',
  operationId: 'confirmBankLine',
  tag,
  summary: 'Say that a line pays this transfer: it is recorded as by hand',
  access: record,
  idempotent: true,
  params: idParams,
  body: z.strictObject({ paymentId: uuid }),
  responses: { 200: bankLine },
  problems: [
    'resource.not-found',
    'bank-line.not-open',
    'bank-line.too-little',
    'payment.not-recordable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const confirmCertainLines = defineRoute({
  method: 'POST',
  path: '/admin/bank-lines/confirmations',
  operationId: 'confirmCertainLines',
  tag,
  summary: 'Confirm all open lines whose reference and amount fit',
  access: record,
  idempotent: true,
  responses: { 200: z.object({ confirmed: z.int().min(0) }).meta({ id: 'ConfirmedLines' }) },
  problems: ['idempotency.key-reused', 'idempotency.in-progress'],
})

export const setBankLineAside = defineRoute({
  method: 'PUT',
  path: '/admin/bank-lines/:id/aside',
  operationId: 'setBankLineAside',
  tag,
  summary: 'Set a line aside that concerns no transfer, or take it up again',
  access: record,
  params: idParams,
  body: z.strictObject({ aside: z.boolean('invalid') }),
  responses: { 200: bankLine },
  problems: ['resource.not-found', 'bank-line.not-open'],
})

export const reverseBankLine = defineRoute({
  method: 'POST',
  path: '/admin/bank-lines/:id/reversal',
  operationId: 'reverseBankLine',
  tag,
  summary: 'Take a confirmation back: what the transfer paid is undone, and the line is open again',
  access: { kind: 'staff', permission: 'payments.refund' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: bankLine },
  problems: [
    'resource.not-found',
    'bank-line.not-used',
    'payment.not-refundable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})
