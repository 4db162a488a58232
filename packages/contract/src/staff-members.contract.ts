import { z } from 'zod'
import { day, dayOut, line, optionalLine, optionalPhone, uuid } from './fields.ts'
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
