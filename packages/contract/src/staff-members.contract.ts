import { z } from 'zod'
import {
  day,
  dayOut,
  email,
  line,
  optionalEmail,
  optionalLine,
  optionalPhone,
  optionalUrl,
  uuid,
} from './fields.ts'
import { addressIn, me } from './me.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const postcode = z
  .string('required')
  .max(12, 'text.too-long')
  .overwrite((value) => value.replace(/\s/gu, ''))
  .refine((value) => /^\d{5}$/u.test(value), 'postcode.invalid')

/** Money that has come: by cheque or transfer, on a day. */
const paid = {
  typeId: uuid,
  method: z.enum(['cheque', 'transfer'], 'invalid'),
  paidOn: day,
  note: optionalLine(300).optional(),
}
const recorded = {
  membershipId: uuid,
  startsOn: dayOut,
  endsOn: dayOut,
}
const idempotency = ['idempotency.key-reused', 'idempotency.in-progress'] as const

export const recordMember = defineRoute({
  method: 'POST',
  path: '/admin/members',
  operationId: 'recordMember',
  tag,
  summary: 'Record a member without e-mail who has paid by cheque or transfer',
  description:
    'Makes the file, the first membership and the receipt, which goes by letter as everything else to this member.',
  access: { kind: 'staff', permission: 'payments.record' },
  idempotent: true,
  body: z.strictObject({
    firstName: line(100),
    lastName: line(100),
    phone: optionalPhone,
    street: line(200),
    complement: optionalLine(200),
    postcode,
    city: line(100),
    partnerId: uuid.nullable(),
    ...paid,
  }),
  responses: {
    201: z.object({ personId: uuid, memberNumber: z.int(), ...recorded }).meta({ id: 'RecordedMember' }),
  },
  problems: ['membership.type-unavailable', ...idempotency],
})

export const recordRenewal = defineRoute({
  method: 'POST',
  path: '/admin/members/:id/renewals',
  operationId: 'recordRenewal',
  tag,
  summary: 'Record the renewal of a member who has paid by cheque or transfer',
  access: { kind: 'staff', permission: 'payments.record' },
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  body: z.strictObject(paid),
  responses: { 201: z.object(recorded).meta({ id: 'RecordedRenewal' }) },
  problems: [
    ...(['resource.not-found', 'membership.already-extended', 'membership.not-latest'] as const),
    ...(['membership.renewal-pending', 'membership.type-unavailable'] as const),
    ...idempotency,
  ],
})

const params = z.strictObject({ id: uuid })
/** Why staff change a file: the member is told. */
const reason = line(300, 3)

export const correctMember = defineRoute({
  method: 'PATCH',
  path: '/admin/members/:id',
  operationId: 'correctMember',
  tag,
  summary: 'Change the file of a member, for a reason that the member is told',
  description:
    'Fields left out stay as they are; null or an empty text empties a field. Needs `If-Match`. The address that one signs in with, the social security number and the company have operations of their own.',
  access: { kind: 'staff', permission: 'members.edit' },
  precondition: true,
  params,
  body: z.strictObject({
    reason,
    lastName: line(100).optional(),
    firstName: line(100).optional(),
    personalEmail: optionalEmail.optional(),
    phone: optionalPhone.optional(),
    activity: optionalLine(200).optional(),
    website: optionalUrl.optional(),
    facebookUrl: optionalUrl.optional(),
    partnerId: uuid.nullable().optional(),
    personalAddress: addressIn.optional(),
    businessAddress: addressIn.optional(),
  }),
  responses: { 200: me },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const giveMemberEmail = defineRoute({
  method: 'POST',
  path: '/admin/members/:id/email',
  operationId: 'giveMemberEmail',
  tag,
  summary: 'Give a member who does not sign in yet an e-mail address, or another one',
  description:
    'A link to choose a password is sent to it. With `shared` the address is that of somebody close: messages arrive there, and nobody signs in with it as this member.',
  access: { kind: 'staff', permission: 'members.edit' },
  rateLimit: 'costly',
  params,
  body: z.strictObject({ email, reason, shared: z.boolean('invalid') }),
  responses: { 200: me },
  problems: ['resource.not-found', 'member.signs-in'],
})
