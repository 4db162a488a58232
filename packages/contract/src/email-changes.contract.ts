import { z } from 'zod'
import { email, instantOut, password } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'My information'

/** A change of the sign-in address that is under way. */
const emailChange = z
  .object({
    /** The address to come. */
    email: z.string().max(254),
    /** `awaiting-new`: the new address has not confirmed; `awaiting-old`: it has, and the present one keeps silent. */
    state: z.enum(['awaiting-new', 'awaiting-old']),
    requestedAt: instantOut,
    /** Until when the new address may confirm. */
    expiresAt: instantOut,
    /** The present address has confirmed. */
    oldConfirmed: z.boolean(),
    /** When it takes effect although the present address keeps silent; null until the new one has confirmed. */
    effectiveAt: instantOut.nullable(),
  })
  .meta({ id: 'EmailChange' })

const ownEmailChange = z.object({ change: emailChange.nullable() }).meta({ id: 'OwnEmailChange' })

export const getEmailChange = defineRoute({
  method: 'GET',
  path: '/me/email-change',
  operationId: 'getEmailChange',
  tag,
  summary: 'The change of my sign-in address that is under way, if any (M04)',
  access: { kind: 'person' },
  responses: { 200: ownEmailChange },
  problems: [],
})

export const requestEmailChange = defineRoute({
  method: 'POST',
  path: '/me/email-change',
  operationId: 'requestEmailChange',
  tag,
  summary: 'Ask to sign in with another address; both addresses are written to (M04)',
  description:
    'The answer is the same whether the address is known or not. The new address confirms within 24 hours; the present one confirms or objects. If it keeps silent, the change takes effect seven days after the new one has confirmed. An earlier request ends.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    email,
    currentPassword: password,
  }),
  responses: { 200: ownEmailChange },
  problems: ['recovery.recent', 'password.wrong-current', 'session.locked'],
})

export const resendEmailChange = defineRoute({
  method: 'POST',
  path: '/me/email-change/sending',
  operationId: 'resendEmailChange',
  tag,
  summary: 'Write again to each address that has not confirmed',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  responses: { 200: ownEmailChange },
  problems: ['resource.not-found'],
})

export const withdrawEmailChange = defineRoute({
  method: 'DELETE',
  path: '/me/email-change',
  operationId: 'withdrawEmailChange',
  tag,
  summary: 'Withdraw the change of my sign-in address',
  access: { kind: 'person' },
  responses: { 204: null },
  problems: ['resource.not-found'],
})

const token = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})

export const getEmailChangeLink = defineRoute({
  method: 'GET',
  path: '/email-changes/:token',
  operationId: 'getEmailChangeLink',
  tag,
  summary: 'What a link about a change of address is for',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: token,
  responses: {
    200: z
      .object({
        /** Which of the two addresses the link was sent to. */
        side: z.enum(['new', 'old']),
        oldEmail: z.string().max(254),
        newEmail: z.string().max(254),
        /** This address has confirmed already. */
        confirmed: z.boolean(),
        expiresAt: instantOut,
        effectiveAt: instantOut.nullable(),
      })
      .meta({ id: 'EmailChangeLink' }),
  },
  problems: ['link.invalid'],
})

export const answerEmailChange = defineRoute({
  method: 'POST',
  path: '/email-changes/:token',
  operationId: 'answerEmailChange',
  tag,
  summary: 'Confirm a change of address, or say that one has not asked for it',
  description:
    'To object is for the present address: the change ends, all sessions end, and a link to choose a new password is sent there.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({ decision: z.enum(['confirm', 'object'], 'invalid') }),
  responses: {
    200: z
      .object({
        /** `taken`: somebody else signs in with the new address meanwhile, and nothing changes. */
        outcome: z.enum(['done', 'awaiting-new', 'awaiting-old', 'objected', 'taken']),
        effectiveAt: instantOut.nullable(),
      })
      .meta({ id: 'EmailChangeAnswer' }),
  },
  problems: ['link.invalid'],
})
