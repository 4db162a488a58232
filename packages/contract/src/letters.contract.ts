import { z } from 'zod'
import { day, dayOut, instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Letters'

/** Letters that are chosen one by one to be printed or marked. */
export const LETTERS_MOST = 50
/** Letters that wait and are printed at once, the oldest first. */
export const LETTERS_AT_ONCE = 500
export const LETTER_STATES = ['waiting', 'printed', 'posted'] as const

const letter = z
  .object({
    id: uuid,
    personId: uuid,
    personName: z.string().max(250),
    memberNumber: z.int(),
    /** The member’s file has a street, a postcode and a town. */
    hasAddress: z.boolean(),
    subject: z.string().max(300).nullable(),
    state: z.enum(LETTER_STATES),
    createdAt: instantOut,
    printedAt: instantOut.nullable(),
    postedOn: dayOut.nullable(),
  })
  .meta({ id: 'Letter' })

export const listLetters = defineRoute({
  method: 'GET',
  path: '/admin/letters',
  operationId: 'listLetters',
  tag,
  summary: 'Letters to members without e-mail, the latest first',
  access: { kind: 'staff', permission: 'letters.handle' },
  query: z.strictObject({ ...pageQuery, q: searchText, state: z.enum(LETTER_STATES, 'invalid').optional() }),
  responses: { 200: pageOf(letter).meta({ id: 'LetterPage' }) },
  problems: [],
})

const ids = z.array(uuid).min(1, 'required').max(LETTERS_MOST, 'number.range')

export const printLetters = defineRoute({
  method: 'POST',
  path: '/admin/letters/print',
  operationId: 'printLetters',
  tag,
  summary: 'The letters chosen, or the oldest that wait, as one PDF to print',
  description:
    'A4, the address where a DL envelope has its window. What is printed is marked so; a letter that was printed before is refused unless `again` says so. A reminder that is not wanted any more is left out.',
  access: { kind: 'staff', permission: 'letters.handle' },
  rateLimit: 'costly',
  body: z.strictObject({
    /** Left out: the oldest that wait, 500 at most. */
    ids: ids.optional(),
    /** Those printed before are printed again. */
    again: z.boolean('invalid'),
  }),
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['letter.printed-before', 'letter.nothing-to-print', 'service.busy'],
})

export const markLettersPosted = defineRoute({
  method: 'POST',
  path: '/admin/letters/posted',
  operationId: 'markLettersPosted',
  tag,
  summary: 'Say on which day letters were posted',
  access: { kind: 'staff', permission: 'letters.handle' },
  body: z.strictObject({ ids, postedOn: day }),
  responses: { 200: z.object({ posted: z.int().min(0) }).meta({ id: 'LettersPosted' }) },
  problems: ['letter.not-printed'],
})
