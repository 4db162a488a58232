import { FIRM_MEMBER_STATES, FIRM_ROLES } from '@guichet/domain/firm'
import { z } from 'zod'
import { email, instantOut, line, uuid } from './fields.ts'
import { byLink, newcomer } from './newcomer.ts'
import { defineRoute } from './route.ts'

const tag = 'Firms'

const one = z.strictObject({ id: uuid })
const named = z.strictObject({ name: line(100) })
const role = z.enum(FIRM_ROLES, 'invalid')
const personName = z.string().max(250)
const firmName = z.string().max(100)

/** A person of a firm, or an invitation to it. */
const firmMember = z
  .object({
    id: uuid,
    /** Null until an invitation is accepted. */
    name: personName.nullable(),
    email: z.string().max(254),
    role: z.enum(FIRM_ROLES),
    /** `expired`: not answered within its time. */
    state: z.enum([...FIRM_MEMBER_STATES, 'expired']),
    isMe: z.boolean(),
    createdAt: instantOut,
    joinedAt: instantOut.nullable(),
    /** Until when an invitation may be answered; null for who made the firm. */
    answerBy: instantOut.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'FirmMember' })

const firm = z
  .object({
    id: uuid,
    name: firmName,
    version: z.int().min(1),
    createdAt: instantOut,
    /** What the caller is in it. */
    role: z.enum(FIRM_ROLES),
    members: z.array(firmMember).max(200),
  })
  .meta({ id: 'Firm' })

const invitation = z
  .object({
    id: uuid,
    firmName,
    /** Who invites. */
    inviterName: personName,
    role: z.enum(FIRM_ROLES),
    answerBy: instantOut,
  })
  .meta({ id: 'FirmInvitation' })

export const getFirm = defineRoute({
  method: 'GET',
  path: '/firm',
  operationId: 'getFirm',
  tag,
  summary: 'My firm with its persons, and invitations to firms that wait for my answer (U29)',
  access: { kind: 'person' },
  responses: {
    200: z
      .object({ firm: firm.nullable(), invitations: z.array(invitation).max(100) })
      .meta({ id: 'OwnFirm' }),
  },
  problems: [],
})

export const createFirm = defineRoute({
  method: 'POST',
  path: '/firm',
  operationId: 'createFirm',
  tag,
  summary: 'Make a firm, of which I am the first manager (U29)',
  description:
    'Files that were opened to me with consent to colleagues are open to all of the firm from now on; their members are told.',
  access: { kind: 'person' },
  idempotent: true,
  body: named,
  responses: { 201: firm },
  problems: ['firm.member', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const renameFirm = defineRoute({
  method: 'PUT',
  path: '/firm/name',
  operationId: 'renameFirm',
  tag,
  summary: 'Give my firm another name',
  access: { kind: 'person' },
  precondition: true,
  body: named,
  responses: { 200: firm },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required', 'firm.manager-only'],
})

export const inviteColleague = defineRoute({
  method: 'POST',
  path: '/firm/members',
  operationId: 'inviteColleague',
  tag,
  summary: 'Invite somebody by mail to my firm (U29)',
  description:
    'The answer is the same whether somebody signs in with that address or not; the invitation is to be accepted within 30 days.',
  access: { kind: 'person' },
  rateLimit: 'costly',
  idempotent: true,
  body: z.strictObject({ email, role: role.default('collaborator') }),
  responses: { 201: firmMember },
  problems: [
    'resource.not-found',
    'firm.manager-only',
    'firm.known',
    'firm.too-many',
    'firm.full',
    'recovery.recent',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const getFirmMember = defineRoute({
  method: 'GET',
  path: '/firm/members/:id',
  operationId: 'getFirmMember',
  tag,
  summary: 'One person of my firm, or an invitation to it',
  access: { kind: 'person' },
  params: one,
  responses: { 200: firmMember },
  problems: ['resource.not-found'],
})

export const resendFirmInvitation = defineRoute({
  method: 'POST',
  path: '/firm/members/:id/sending',
  operationId: 'resendFirmInvitation',
  tag,
  summary: 'Send an invitation to my firm again, with another link',
  access: { kind: 'person' },
  rateLimit: 'costly',
  params: one,
  responses: { 200: firmMember },
  problems: ['resource.not-found', 'firm.manager-only', 'firm.settled', 'firm.too-many'],
})

export const changeFirmRole = defineRoute({
  method: 'PUT',
  path: '/firm/members/:id',
  operationId: 'changeFirmRole',
  tag,
  summary: 'Make a person of my firm a manager or a collaborator',
  access: { kind: 'person' },
  params: one,
  precondition: true,
  body: z.strictObject({ role }),
  responses: { 200: firmMember },
  problems: [
    ...(['resource.not-found', 'resource.changed', 'resource.precondition-required'] as const),
    ...(['firm.manager-only', 'firm.last-manager', 'firm.settled', 'recovery.recent'] as const),
  ],
})

export const endFirmPlace = defineRoute({
  method: 'DELETE',
  path: '/firm/members/:id',
  operationId: 'endFirmPlace',
  tag,
  summary: 'Remove somebody from my firm, withdraw or decline an invitation, or leave',
  description:
    'It counts at once: the files of whoever goes close to the firm, and those of the firm to whoever goes. The last person to leave ends the firm.',
  access: { kind: 'person' },
  params: one,
  responses: { 204: null },
  problems: ['resource.not-found', 'firm.manager-only', 'firm.last-manager', 'firm.settled'],
})

export const acceptFirmInvitation = defineRoute({
  method: 'POST',
  path: '/firm/members/:id/acceptance',
  operationId: 'acceptFirmInvitation',
  tag,
  summary: 'Accept an invitation to a firm: one sent to my address, or whose link I have',
  description:
    'Files that were opened to me with consent to colleagues are open to all of the firm from now on; their members are told.',
  access: { kind: 'person' },
  params: one,
  body: z.strictObject({ token: byLink.shape.token.optional() }),
  responses: { 204: null },
  problems: ['resource.not-found', 'firm.member', 'firm.full', 'firm.settled', 'recovery.recent'],
})

export const getFirmInvitation = defineRoute({
  method: 'GET',
  path: '/firm-invitations/:token',
  operationId: 'getFirmInvitation',
  tag,
  summary: 'To which firm the link of an invitation leads, and to whom it was sent',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: byLink,
  responses: {
    200: invitation
      .extend({
        email: z.string().max(254),
        /** The address belongs to somebody who signs in already: sign in, then accept. */
        signInFirst: z.boolean(),
      })
      .meta({ id: 'LinkedFirmInvitation' }),
  },
  problems: ['link.invalid'],
})

export const signUpToFirm = defineRoute({
  method: 'POST',
  path: '/firm-invitations/:token/sign-up',
  operationId: 'signUpToFirm',
  tag,
  summary: 'Accept an invitation to a firm as somebody new',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: byLink,
  body: newcomer,
  responses: { 204: null },
  problems: ['link.invalid', 'password.refused', 'session.required', 'firm.full'],
})
