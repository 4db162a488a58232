import { ANSWER_MAX, QUESTION_MAX, QUESTION_MIN } from '@guichet/domain/secret-question'
import { z } from 'zod'
import { ownerProblems, proof, proofProblems } from './factors.contract.ts'
import { instantOut, line, oneTimeCode } from './fields.ts'
import { passkeyRequest, signedCredential } from './passkey-fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Recovery'
const token = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})
const answer = z.string('required').max(ANSWER_MAX, 'text.too-long').min(1, 'required')

/** What a recovery asks for, told to whoever has opened its link. */
export const recovery = z
  .object({
    /** `prove`: something is asked; `wait`: enough after a delay; `waiting`: it runs; `choose`: a password may be chosen. */
    step: z.enum(['prove', 'wait', 'waiting', 'choose']),
    /** Whoever signs in with FranceConnect alone has no password yet. */
    firstPassword: z.boolean(),
    sms: z
      .object({
        /** All but its last digits hidden. */
        phone: z.string().max(20),
        proven: z.boolean(),
        /** Whether SMS can be sent from here at all. */
        available: z.boolean(),
      })
      .nullable(),
    question: z.object({ text: z.string().max(QUESTION_MAX), proven: z.boolean() }).nullable(),
    /** What may take the place of one proof, and what was given so. */
    standIn: z.object({
      ways: z.array(z.enum(['passkey', 'recovery-code'])).max(2),
      given: z.enum(['passkey', 'recovery-code']).nullable(),
    }),
    /** Wrong answers that are left. */
    triesLeft: z.int().min(0),
    /** End of the delay, while it runs. */
    waitsUntil: instantOut.nullable(),
    expiresAt: instantOut,
  })
  .meta({ id: 'Recovery' })

export const ownRecovery = z
  .object({
    /** Where the link goes: always one of the proofs. */
    email: z.string().max(254),
    /** The proven number, its last digits alone; null without one. */
    phone: z.string().max(20).nullable(),
    smsAvailable: z.boolean(),
    question: z.object({ text: z.string().max(QUESTION_MAX), setAt: instantOut }).nullable(),
    /** Whether a passkey or a recovery code may stand for one of the proofs. */
    hasStandIn: z.boolean(),
    hasPassword: z.boolean(),
    /** A recovery that waits for the end of its delay. */
    waiting: z.object({ since: instantOut, until: instantOut }).nullable(),
    /** Until when this browser, known by the mailbox alone, changes nothing of the access. */
    settlesAt: instantOut.nullable(),
    /** API keys that wait to be taken back. */
    heldKeys: z.int().min(0),
  })
  .meta({ id: 'OwnRecovery' })

export const getRecovery = defineRoute({
  method: 'GET',
  path: '/recoveries/:token',
  operationId: 'getRecovery',
  tag,
  summary: 'What is asked before a new password is chosen by a link (U10)',
  description:
    'By the link of the mail. Every level that the person has set up is asked; a passkey or a recovery code may stand for one. Three proofs, the mail among them, go at once, two after 24 hours.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: token,
  responses: { 200: recovery },
  problems: ['link.invalid'],
})

export const sendRecoveryCode = defineRoute({
  method: 'POST',
  path: '/recoveries/:token/sms-code',
  operationId: 'sendRecoveryCode',
  tag,
  summary: 'Have a code sent to the proven number, for this recovery',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({}),
  responses: { 200: recovery },
  problems: ['link.invalid', 'recovery.not-asked', 'recovery.locked', 'sms.unavailable'],
})

export const beginRecoveryPasskey = defineRoute({
  method: 'POST',
  path: '/recoveries/:token/passkey-options',
  operationId: 'beginRecoveryPasskey',
  tag,
  summary: 'What a browser is to be asked so that a passkey stands for one proof',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({}),
  responses: { 200: passkeyRequest },
  problems: ['link.invalid', 'recovery.not-asked'],
})

export const proveRecovery = defineRoute({
  method: 'POST',
  path: '/recoveries/:token/proofs',
  operationId: 'proveRecovery',
  tag,
  summary: 'Give one proof: the code by SMS, the answer, a recovery code or a passkey',
  description: 'Five wrong ones end the link and lock recovery for 30 minutes. A code passes once.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({
    smsCode: oneTimeCode.optional(),
    answer: answer.optional(),
    recoveryCode: line(40).optional(),
    passkey: signedCredential.optional(),
  }),
  responses: { 200: recovery },
  problems: [
    'link.invalid',
    'recovery.refused',
    'recovery.not-asked',
    'recovery.locked',
    'sms-code.expired',
    'passkey.expired',
  ],
})

export const waitForRecovery = defineRoute({
  method: 'POST',
  path: '/recoveries/:token/wait',
  operationId: 'waitForRecovery',
  tag,
  summary: 'Go on in 24 hours with the two proofs that were given',
  description:
    'All addresses and the number of the person are told at once, with a link that stops it. Then a mail brings the link to go on.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({}),
  responses: { 200: recovery },
  problems: ['link.invalid', 'recovery.unproven'],
})

export const denyRecovery = defineRoute({
  method: 'POST',
  path: '/recovery-denials/:token',
  operationId: 'denyRecovery',
  tag,
  summary: 'Stop a recovery that somebody else began',
  description:
    'By the link of the notice, once. Links to a new password end, the password stays, the desk is told.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  responses: { 204: null },
  problems: ['link.invalid'],
})

export const getOwnRecovery = defineRoute({
  method: 'GET',
  path: '/me/recovery',
  operationId: 'getOwnRecovery',
  tag,
  summary: 'How I get back in when my password is lost: the levels that are set up',
  access: { kind: 'person' },
  responses: { 200: ownRecovery },
  problems: [],
})

export const setSecretQuestion = defineRoute({
  method: 'PUT',
  path: '/me/recovery/question',
  operationId: 'setSecretQuestion',
  tag,
  summary: 'Set a question of my own, in the place of an earlier one',
  description:
    'Asks for the password, unless it was given in this session within the last five minutes. Of the answer letters and digits count alone; it is hashed as passwords are and never shown.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({ question: line(QUESTION_MAX, QUESTION_MIN), answer, ...proof }),
  responses: { 200: ownRecovery },
  problems: [...ownerProblems],
})

export const removeSecretQuestion = defineRoute({
  method: 'POST',
  path: '/me/recovery/question/removal',
  operationId: 'removeSecretQuestion',
  tag,
  summary: 'Ask my question no more',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: ownRecovery },
  problems: [...proofProblems, 'resource.not-found'],
})

export const stopRecovery = defineRoute({
  method: 'POST',
  path: '/me/recovery/stop',
  operationId: 'stopRecovery',
  tag,
  summary: 'Stop the recovery of my space that waits',
  access: { kind: 'person' },
  body: z.strictObject({}),
  responses: { 200: ownRecovery },
  problems: ['resource.not-found'],
})
