import { DECLARANT_STATES, REGISTER_FINDINGS, SIGNUP_CHOICES, SIGNUP_STATES } from '@guichet/domain/declarant'
import { isNir, isTemporaryNir } from '@guichet/domain/identifiers'
import { isPhoneText } from '@guichet/domain/phone'
import { z } from 'zod'
import { siret } from './account-fields.ts'
import { email, instantOut, line, lines, optionalLine, password, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { smsCode } from './phones.contract.ts'
import { defineRoute } from './route.ts'
import { sessionView } from './session.contract.ts'

const tag = 'Declarants'

const nir = z
  .string()
  .max(30, 'text.too-long')
  .overwrite((value) => value.replace(/[\s.]/gu, '').toUpperCase())
  .refine((value) => value === '' || isNir(value), 'nir.invalid')
  .refine((value) => !(isNir(value) && isTemporaryNir(value)), 'nir.temporary')
const mobile = z
  .string('required')
  .max(40, 'text.too-long')
  .overwrite((value) => value.trim())
  .min(1, 'required')
  .refine((value) => value === '' || isPhoneText(value), 'phone.invalid')

const signupIn = z.strictObject({
  siret,
  /** The social security number; null keeps the one given before. */
  nir: nir.nullable().default(null),
  birthName: line(100),
  /** The name in use, where it is another one. */
  useName: optionalLine(100).default(null),
  /** One or several, parted by commas. */
  firstNames: line(200),
  email,
  /** A mobile number, to which codes are sent. */
  phone: mobile,
  /** Version of the terms that were read and accepted. */
  termsVersion: z.string('terms.required').max(20, 'text.too-long').min(1, 'terms.required'),
})

/** A sign-up as whoever holds one of its secrets sees it. */
const signup = z
  .object({
    /** No further than `sent` for who has not proven the address. */
    state: z.enum(SIGNUP_STATES),
    /** The secret came by mail, or the person is signed in. */
    proven: z.boolean(),
    finding: z.enum(REGISTER_FINDINGS),
    /** How the register writes the name, where it is nearly the one given. */
    registered: z.string().max(300).nullable(),
    /** Forgotten after this instant. */
    expiresAt: instantOut,
    /** What was given; null for who has not proven the address once somebody has. */
    draft: z
      .object({
        siret: z.string().max(14),
        /** Masked: only the last five digits are shown. */
        nirMasked: z.string().max(30),
        birthName: z.string().max(100),
        useName: z.string().max(100),
        firstNames: z.string().max(200),
        email: z.string().max(254),
        phone: z.string().max(40),
      })
      .nullable(),
    /** The code that was sent last, while it serves. */
    code: z.object({ phone: z.string().max(40), expiresAt: instantOut }).nullable(),
  })
  .meta({ id: 'DeclarantSignup' })
const started = z.object({ token: z.string().max(100), signup }).meta({ id: 'StartedDeclarantSignup' })

const secret = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})

export const getDeclarantOffer = defineRoute({
  method: 'GET',
  path: '/declarants/offer',
  operationId: 'getDeclarantOffer',
  tag,
  summary: 'The terms that a declarant accepts, and whether codes can be sent',
  access: { kind: 'public' },
  responses: {
    200: z
      .object({
        terms: z.object({
          version: z.string().max(20),
          paragraphs: z.array(z.string().max(1000)).max(50),
        }),
        /** Whether the telephone is proven by a code: SMS can be sent from here. */
        sms: z.boolean(),
      })
      .meta({ id: 'DeclarantOffer' }),
  },
  problems: [],
})

export const startDeclarantSignup = defineRoute({
  method: 'POST',
  path: '/declarants/signups',
  operationId: 'startDeclarantSignup',
  tag,
  summary: 'Sign up as declarant (U01): the company register is asked whether it knows company and names',
  description:
    'Where it does, a link goes to the address. Where it does not, `finding` says why, and `choice` how to go on. The answer is the same whether or not somebody has a file with this SIRET, number or address: only a mail tells. The secret reaches the sign-up for thirty days.',
  access: { kind: 'public' },
  rateLimit: 'registration',
  body: signupIn,
  responses: { 201: started },
  problems: ['declarant.known'],
})

export const getDeclarantSignup = defineRoute({
  method: 'GET',
  path: '/declarants/signups/:token',
  operationId: 'getDeclarantSignup',
  tag,
  summary: 'A sign-up, by its secret',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: secret,
  responses: { 200: signup },
  problems: ['resource.not-found'],
})

export const correctDeclarantSignup = defineRoute({
  method: 'PUT',
  path: '/declarants/signups/:token',
  operationId: 'correctDeclarantSignup',
  tag,
  summary: 'Correct what was given, or try again: the register is asked anew',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  body: signupIn,
  responses: { 200: signup },
  problems: ['resource.not-found', 'declarant.closed'],
})

export const chooseDeclarantWay = defineRoute({
  method: 'POST',
  path: '/declarants/signups/:token/choice',
  operationId: 'chooseDeclarantWay',
  tag,
  summary:
    'Go on where the register does not confirm: later, by a link sent by mail, or with a check by staff',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  body: z.strictObject({ choice: z.enum(SIGNUP_CHOICES, 'invalid') }),
  responses: { 200: signup },
  problems: ['resource.not-found', 'declarant.closed'],
})

export const sendDeclarantLink = defineRoute({
  method: 'POST',
  path: '/declarants/signups/:token/link',
  operationId: 'sendDeclarantLink',
  tag,
  summary: 'Send the link again; the ones sent before open nothing any more',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  responses: { 202: signup },
  problems: ['resource.not-found', 'declarant.closed'],
})

export const changeDeclarantContact = defineRoute({
  method: 'PUT',
  path: '/declarants/signups/:token/contact',
  operationId: 'changeDeclarantContact',
  tag,
  summary: 'Change the address or the number midway: what is changed is to be proven again',
  access: { kind: 'public' },
  rateLimit: 'registration',
  params: secret,
  body: z.strictObject({ email, phone: mobile }),
  responses: { 200: signup },
  problems: ['resource.not-found', 'declarant.closed'],
})

export const followDeclarantLink = defineRoute({
  method: 'POST',
  path: '/declarants/links/:token',
  operationId: 'followDeclarantLink',
  tag,
  summary: 'Prove the address by the link sent: it serves once, and gives a secret with which to go on',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: secret,
  responses: { 201: started },
  problems: ['link.invalid'],
})

export const sendDeclarantCode = defineRoute({
  method: 'POST',
  path: '/declarants/signups/:token/code',
  operationId: 'sendDeclarantCode',
  tag,
  summary: 'Have a code sent to the number: six digits, for ten minutes and five tries',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: secret,
  responses: { 200: signup },
  problems: ['resource.not-found', 'declarant.closed', 'sms.unavailable'],
})

export const verifyDeclarantPhone = defineRoute({
  method: 'POST',
  path: '/declarants/signups/:token/verification',
  operationId: 'verifyDeclarantPhone',
  tag,
  summary: 'Give the code that was sent; whoever is signed in has the file then',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: secret,
  body: z.strictObject({ code: smsCode }),
  responses: { 200: signup },
  problems: [
    'resource.not-found',
    'declarant.closed',
    'declarant.known',
    'sms-code.invalid',
    'sms-code.expired',
  ],
})

export const activateDeclarant = defineRoute({
  method: 'POST',
  path: '/declarants/signups/:token/password',
  operationId: 'activateDeclarant',
  tag,
  summary: 'Choose the password: the file is made, and one is signed in (U02)',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: secret,
  body: z.strictObject({ password }),
  responses: { 201: sessionView },
  problems: ['resource.not-found', 'declarant.closed', 'declarant.known', 'password.refused'],
})

const stateFields = {
  state: z.enum(DECLARANT_STATES),
  finding: z.enum(REGISTER_FINDINGS),
  siret: z.string().max(14),
  companyName: z.string().max(200).nullable(),
  legalForm: z.string().max(10).nullable(),
  ape: z.string().max(10).nullable(),
  askedAt: instantOut,
  decidedAt: instantOut.nullable(),
  /** Why it was refused. */
  reason: z.string().max(1000).nullable(),
}

export const getOwnDeclarant = defineRoute({
  method: 'GET',
  path: '/me/declarant',
  operationId: 'getOwnDeclarant',
  tag,
  summary: 'My file of declarant, and where it stands',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: {
    200: z.object({ file: z.object(stateFields).nullable() }).meta({ id: 'OwnDeclarant' }),
  },
  problems: [],
})

const staffDeclarant = z
  .object({
    id: uuid,
    personId: uuid,
    birthName: z.string().max(100),
    useName: z.string().max(100).nullable(),
    firstNames: z.string().max(200),
    email: z.string().max(254),
    phone: z.string().max(40).nullable(),
    /** Whether a code has proven the number. */
    phoneProven: z.boolean(),
    /** Members with the same SIRET who are somebody else. */
    sameSiret: z.int(),
    decidedBy: z.string().max(250).nullable(),
    ...stateFields,
  })
  .meta({ id: 'StaffDeclarant' })

export const listDeclarants = defineRoute({
  method: 'GET',
  path: '/admin/declarants',
  operationId: 'listDeclarants',
  tag,
  summary: 'Files of declarants, those that wait longest first',
  access: { kind: 'staff', permission: 'declarants.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z.enum(DECLARANT_STATES, 'invalid').optional(),
  }),
  responses: { 200: pageOf(staffDeclarant).meta({ id: 'StaffDeclarantPage' }) },
  problems: [],
})

const idParams = z.strictObject({ id: uuid })
const DECISION_PROBLEMS = ['resource.not-found', 'declarant.decided'] as const

export const approveDeclarant = defineRoute({
  method: 'POST',
  path: '/admin/declarants/:id/approval',
  operationId: 'approveDeclarant',
  tag,
  summary: 'Open a file that waits for a check; its person is told by mail',
  access: { kind: 'staff', permission: 'declarants.decide' },
  params: idParams,
  responses: { 200: staffDeclarant },
  problems: DECISION_PROBLEMS,
})

export const refuseDeclarant = defineRoute({
  method: 'POST',
  path: '/admin/declarants/:id/refusal',
  operationId: 'refuseDeclarant',
  tag,
  summary: 'Refuse a file that waits for a check, with a reason that its person reads',
  access: { kind: 'staff', permission: 'declarants.decide' },
  params: idParams,
  body: z.strictObject({ reason: lines(1000) }),
  responses: { 200: staffDeclarant },
  problems: DECISION_PROBLEMS,
})
