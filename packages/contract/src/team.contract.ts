import { STAFF_ROLES } from '@guichet/domain/rights'
import { z } from 'zod'
import { proof, proofProblems } from './factors.contract.ts'
import { email, instantOut, line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Team'
const access = { kind: 'staff', permission: 'staff.manage' } as const
const role = z.enum(STAFF_ROLES, 'invalid')
const params = z.strictObject({ id: uuid })
const refusals = ['resource.not-found', 'staff.oneself', 'staff.unchanged'] as const

const colleague = z
  .object({
    id: uuid,
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    email: z.string().max(254),
    /** The role that is held, or that comes back after a suspension. */
    role: z.enum(STAFF_ROLES),
    suspended: z.boolean(),
    lastSignInAt: instantOut.nullable(),
    /** Whether a second factor is set up: without one nobody of the staff gets in. */
    hasFactor: z.boolean(),
    /** Oneself. */
    self: z.boolean(),
  })
  .meta({ id: 'Colleague' })

const staffInvitation = z
  .object({
    email: z.string().max(254),
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    role: z.enum(STAFF_ROLES),
    expiresAt: instantOut,
    invitedBy: z.string().max(250).nullable(),
  })
  .meta({ id: 'StaffInvitation' })

export const listTeam = defineRoute({
  method: 'GET',
  path: '/admin/team',
  operationId: 'listTeam',
  tag,
  summary: 'Who works in the back-office with which role, and who is invited (B01)',
  access,
  responses: {
    200: z
      .object({ items: z.array(colleague).max(500), invitations: z.array(staffInvitation).max(200) })
      .meta({ id: 'StaffTeam' }),
  },
  problems: [],
})

export const inviteStaff = defineRoute({
  method: 'POST',
  path: '/admin/team/invitations',
  operationId: 'inviteStaff',
  tag,
  summary: 'Invite somebody into the back-office; the link serves once, for 24 hours (B01)',
  description:
    'The link asks for a password and a second factor. An earlier invitation to the same address ends. Asks for the password of whoever invites, unless it was given in this session within the last five minutes.',
  access,
  rateLimit: 'sign-in',
  body: z.strictObject({ email, firstName: line(100), lastName: line(100), role, ...proof }),
  responses: { 201: staffInvitation },
  problems: ['staff.address-known', ...proofProblems],
})

export const withdrawStaffInvitation = defineRoute({
  method: 'POST',
  path: '/admin/team/invitation-withdrawals',
  operationId: 'withdrawStaffInvitation',
  tag,
  summary: 'Withdraw an invitation that was not used (B01)',
  access,
  body: z.strictObject({ email }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})

export const changeStaffRole = defineRoute({
  method: 'PUT',
  path: '/admin/team/:id/role',
  operationId: 'changeStaffRole',
  tag,
  summary: 'Give a colleague another role; it holds from the next request on (B01)',
  access,
  rateLimit: 'sign-in',
  params,
  body: z.strictObject({ role, ...proof }),
  responses: { 200: colleague },
  problems: [...refusals, ...proofProblems],
})

export const suspendStaff = defineRoute({
  method: 'POST',
  path: '/admin/team/:id/suspension',
  operationId: 'suspendStaff',
  tag,
  summary: 'Suspend a colleague: sessions end at once, the role is kept for later (B01)',
  access,
  params,
  responses: { 200: colleague },
  problems: refusals,
})

export const reinstateStaff = defineRoute({
  method: 'POST',
  path: '/admin/team/:id/reinstatement',
  operationId: 'reinstateStaff',
  tag,
  summary: 'End the suspension of a colleague (B01)',
  access,
  rateLimit: 'sign-in',
  params,
  body: z.strictObject(proof),
  responses: { 200: colleague },
  problems: [...refusals, ...proofProblems],
})

export const removeStaff = defineRoute({
  method: 'DELETE',
  path: '/admin/team/:id',
  operationId: 'removeStaff',
  tag,
  summary: 'Remove a colleague from the back-office: sessions end at once (B01)',
  access,
  params,
  responses: { 204: null },
  problems: refusals,
})
