import { z } from 'zod'
import { day, instantOut, uuid } from './fields.ts'
import { letterIds, lettersPosted } from './letters.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Letters'
const access = { kind: 'staff', permission: 'letters.handle' } as const
const printParams = z.strictObject({ id: uuid })

/** Letters that wait and are printed at once, the oldest first. */
export const LETTERS_AT_ONCE = 20_000
/** Letters beyond which a print is a ZIP of several PDFs. */
export const LETTERS_IN_ONE_PDF = 500
/** How long the file of a print is kept. */
export const LETTER_PRINT_DAYS = 30
/** Prints that are listed. */
export const LETTER_PRINTS_SHOWN = 20

export const LETTER_PRINT_STATES = ['waiting', 'writing', 'done', 'empty', 'failed', 'expired'] as const

/** Letters printed together, as one file. */
const letterPrint = z
  .object({
    id: uuid,
    /** `empty`: none of them was wanted any more. `failed`: they wait again. `expired`: the file is gone. */
    state: z.enum(LETTER_PRINT_STATES),
    askedBy: z.string().max(250),
    askedAt: instantOut,
    /** How many were asked for. */
    letters: z.int().min(0),
    /** How many are in the file as yet. */
    done: z.int().min(0),
    /** How many came to nothing: not wanted any more, without an address, or not to be made. */
    leftOut: z.int().min(0),
    /** How many of them were not posted as yet. */
    toPost: z.int().min(0),
    /** A ZIP of several PDFs beyond 500 letters. */
    format: z.enum(['pdf', 'zip']).nullable(),
    /** Bytes of the file. */
    size: z.int().min(0).nullable(),
    endedAt: instantOut.nullable(),
    /** Until when the file is kept. */
    expiresAt: instantOut.nullable(),
  })
  .meta({ id: 'LetterPrint' })

export const listLetterPrints = defineRoute({
  method: 'GET',
  path: '/admin/letter-prints',
  operationId: 'listLetterPrints',
  tag,
  summary: 'Prints of letters, the latest first',
  access,
  responses: {
    200: z.object({ items: z.array(letterPrint).max(LETTER_PRINTS_SHOWN) }).meta({ id: 'LetterPrints' }),
  },
  problems: [],
})

export const getLetterPrint = defineRoute({
  method: 'GET',
  path: '/admin/letter-prints/:id',
  operationId: 'getLetterPrint',
  tag,
  summary: 'How far a print of letters has come',
  access,
  params: printParams,
  responses: { 200: letterPrint },
  problems: ['resource.not-found'],
})

export const askLetterPrint = defineRoute({
  method: 'POST',
  path: '/admin/letter-prints',
  operationId: 'askLetterPrint',
  tag,
  summary: 'Print the letters chosen, or the oldest that wait',
  description:
    'Made in the background: A4, the address where a DL envelope has its window; one PDF, or a ZIP of several beyond 500 letters, kept encrypted for 30 days. What is printed is marked so once the file is there; a letter that was printed before is refused unless `again` says so. A reminder that is not wanted any more is left out.',
  access,
  idempotent: true,
  rateLimit: 'costly',
  body: z.strictObject({
    /** Left out: the oldest that wait, 20,000 at most. */
    ids: letterIds.optional(),
    /** Those printed before are printed again. */
    again: z.boolean('invalid'),
  }),
  responses: { 202: letterPrint },
  problems: [
    'letter.printed-before',
    'letter.being-printed',
    'letter.nothing-to-print',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const fetchLetterPrint = defineRoute({
  method: 'GET',
  path: '/admin/letter-prints/:id/content',
  operationId: 'fetchLetterPrint',
  tag,
  summary: 'The file of a print of letters',
  access,
  rateLimit: 'costly',
  params: printParams,
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'letter.print-not-there'],
})

export const markLetterPrintPosted = defineRoute({
  method: 'POST',
  path: '/admin/letter-prints/:id/posted',
  operationId: 'markLetterPrintPosted',
  tag,
  summary: 'Say on which day the letters of a print were posted',
  access,
  params: printParams,
  body: z.strictObject({ postedOn: day }),
  responses: { 200: lettersPosted },
  problems: ['resource.not-found', 'letter.not-printed'],
})
