import { z } from 'zod'
import { day, dayOut, instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Letters'

/** Letters that are chosen one by one to be printed or marked. */
export const LETTERS_MOST = 50
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
    /** It stands in a print that is being made. */
    printing: z.boolean(),
    createdAt: instantOut,
    printedAt: instantOut.nullable(),
    postedOn: dayOut.nullable(),
  })
  .meta({ id: 'Letter' })

/** How many letters were marked. */
export const lettersPosted = z.object({ posted: z.int().min(0) }).meta({ id: 'LettersPosted' })

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

/** Letters chosen one by one. */
export const letterIds = z.array(uuid).min(1, 'required').max(LETTERS_MOST, 'number.range')

export const markLettersPosted = defineRoute({
  method: 'POST',
  path: '/admin/letters/posted',
  operationId: 'markLettersPosted',
  tag,
  summary: 'Say on which day letters were posted',
  access: { kind: 'staff', permission: 'letters.handle' },
  body: z.strictObject({ ids: letterIds, postedOn: day }),
  responses: { 200: lettersPosted },
  problems: ['letter.not-printed'],
})
