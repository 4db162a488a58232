import { isPhoneText } from '@guichet/domain/phone'
import { z } from 'zod'
import { ownerProblems, proof, proofProblems } from './factors.contract.ts'
import { instantOut } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Session'
const phoneOut = z.string().max(20)

/** The mobile number of a person that receives codes. */
export const ownPhone = z
  .object({
    /** The number that a code has proven, E.164; null when there is none. */
    phone: phoneOut.nullable(),
    verifiedAt: instantOut.nullable(),
    /** A number to which a code was sent and that waits for it. */
    pending: z.object({ phone: phoneOut, expiresAt: instantOut }).nullable(),
    /** Whether SMS can be sent from here at all. */
    available: z.boolean(),
  })
  .meta({ id: 'OwnPhone' })

/** A code of six digits as it is typed; spaces do not matter. */
export const smsCode = z
  .string('required')
  .max(20, 'code.invalid')
  .overwrite((value) => value.replace(/\s/gu, ''))
  .regex(/^\d{6}$/u, 'code.invalid')

export const getOwnPhone = defineRoute({
  method: 'GET',
  path: '/me/phone',
  operationId: 'getOwnPhone',
  tag,
  summary: 'The mobile number at which I receive codes, and one that waits to be proven',
  access: { kind: 'person' },
  responses: { 200: ownPhone },
  problems: [],
})

export const sendPhoneCode = defineRoute({
  method: 'POST',
  path: '/me/phone',
  operationId: 'sendPhoneCode',
  tag,
  summary: 'Have a code sent to a mobile number, to prove that it is mine',
  description:
    'Asks for the password, unless it was given in this session within the last five minutes. Six digits, for ten minutes and five tries; three sendings in a quarter of an hour. The number in use stays until the code is given.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    phone: z
      .string('required')
      .max(40, 'text.too-long')
      .overwrite((value) => value.trim())
      .min(1, 'required')
      .refine(isPhoneText, 'phone.invalid'),
    ...proof,
  }),
  responses: { 200: ownPhone },
  problems: [...ownerProblems, 'sms.unavailable'],
})

export const confirmOwnPhone = defineRoute({
  method: 'POST',
  path: '/me/phone/confirmation',
  operationId: 'confirmOwnPhone',
  tag,
  summary: 'Give the code that was sent; the number is mine from then on',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({ code: smsCode }),
  responses: { 200: ownPhone },
  problems: ['sms-code.invalid', 'sms-code.expired'],
})

export const removeOwnPhone = defineRoute({
  method: 'POST',
  path: '/me/phone/removal',
  operationId: 'removeOwnPhone',
  tag,
  summary: 'No code is to be sent to my number any more',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: ownPhone },
  problems: [...proofProblems, 'resource.not-found'],
})
