import { areTermsValid, MEMBERSHIP_KINDS, MOST_FREE_MONTHS } from '@guichet/domain/membership-terms'
import { z } from 'zod'
import { cents, day, dayOut, line, optionalEmail, optionalLine, optionalPhone, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Membership types'
/** Shown whole: more of them are not added. */
export const MEMBERSHIP_TYPES_MOST = 2000
const idParams = z.strictObject({ id: uuid })
const amountIn = z.int('number.range').min(0, 'number.range').max(10_000_000, 'number.range')
const partnerRef = z.object({ id: uuid, name: z.string().max(200) })

/** A price of a type from a day on, until the next one of the same kind. */
const membershipPrice = z.object({
  id: uuid,
  /** Null: for everybody. */
  partner: partnerRef.nullable(),
  amountCents: cents,
  startsOn: dayOut,
  state: z.enum(['past', 'current', 'coming']),
})

/** A membership type as staff edit it: both languages, all its prices. */
export const staffMembershipType = z
  .object({
    id: uuid,
    code: z.string().max(40),
    labelFr: z.string().max(100),
    labelEn: z.string().max(100),
    descriptionFr: z.string().max(500),
    descriptionEn: z.string().max(500),
    kind: z.enum(MEMBERSHIP_KINDS),
    /** Last months of the year that are free, for `free-months`; else 0. */
    freeMonths: z.int(),
    /** Only for members who name this partner; null: for all. */
    partner: partnerRef.nullable(),
    rank: z.int(),
    /** Not offered any more; memberships of the type stay as they are. */
    withdrawn: z.boolean(),
    /** What it costs everybody today. */
    amountCents: cents,
    /** What it costs before the first of its dated prices. */
    firstAmountCents: cents,
    /** The latest first. */
    prices: z.array(membershipPrice).max(500),
    /** Memberships of this type that are active today. */
    activeCount: z.int().min(0),
    version: z.int(),
  })
  .meta({ id: 'StaffMembershipType' })

const typeIn = {
  labelFr: line(100),
  labelEn: line(100),
  descriptionFr: line(500, 0),
  descriptionEn: line(500, 0),
  partnerId: uuid.nullable().default(null),
  rank: z.int('number.range').min(0, 'number.range').max(10_000, 'number.range').default(0),
}

export const listMembershipTypes = defineRoute({
  method: 'GET',
  path: '/admin/membership-types',
  operationId: 'listMembershipTypes',
  tag,
  summary: 'All membership types with their prices, withdrawn ones included',
  access: { kind: 'staff', permission: 'memberships.read' },
  responses: {
    200: z
      .object({ items: z.array(staffMembershipType).max(MEMBERSHIP_TYPES_MOST) })
      .meta({ id: 'StaffMembershipTypes' }),
  },
  problems: [],
})

export const getMembershipType = defineRoute({
  method: 'GET',
  path: '/admin/membership-types/:id',
  operationId: 'getMembershipType',
  tag,
  summary: 'One membership type, as it is edited',
  access: { kind: 'staff', permission: 'memberships.read' },
  params: idParams,
  responses: { 200: staffMembershipType },
  problems: ['resource.not-found'],
})

export const createMembershipType = defineRoute({
  method: 'POST',
  path: '/admin/membership-types',
  operationId: 'createMembershipType',
  tag,
  summary: 'Add a membership type; the code and the way in which its days are counted never change',
  access: { kind: 'staff', permission: 'membership-types.edit' },
  idempotent: true,
  body: z
    .strictObject({
      code: z
        .string('required')
        .max(40, 'text.too-long')
        .regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'invalid'),
      ...typeIn,
      kind: z.enum(MEMBERSHIP_KINDS, 'invalid'),
      freeMonths: z
        .int('number.range')
        .min(0, 'number.range')
        .max(MOST_FREE_MONTHS, 'number.range')
        .default(0),
      amountCents: amountIn,
    })
    .refine(areTermsValid, { error: 'number.range', path: ['freeMonths'] }),
  responses: { 201: staffMembershipType },
  problems: [
    'membership-type.code-taken',
    'catalogue.full',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const updateMembershipType = defineRoute({
  method: 'PUT',
  path: '/admin/membership-types/:id',
  operationId: 'updateMembershipType',
  tag,
  summary: 'Change the words of a type, withdraw it or offer it again; memberships keep theirs',
  access: { kind: 'staff', permission: 'membership-types.edit' },
  precondition: true,
  params: idParams,
  body: z.strictObject({ ...typeIn, withdrawn: z.boolean() }),
  responses: { 200: staffMembershipType },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const setMembershipPrice = defineRoute({
  method: 'POST',
  path: '/admin/membership-types/:id/prices',
  operationId: 'setMembershipPrice',
  tag,
  summary: 'Set the price of a type from a day on, for everybody or for the members of a partner',
  description:
    'Renewals show the price of their day. A price that begins on the same day is replaced; what was charged stays as it was.',
  access: { kind: 'staff', permission: 'membership-types.edit' },
  idempotent: true,
  params: idParams,
  body: z.strictObject({
    partnerId: uuid.nullable().default(null),
    amountCents: amountIn,
    startsOn: day,
  }),
  responses: { 201: staffMembershipType },
  problems: ['resource.not-found', 'tariff.in-the-past', 'idempotency.key-reused', 'idempotency.in-progress'],
})

/** A partner as staff edit it. */
/** Shown whole: more of them are not added. */
export const PARTNERS_MOST = 2000

export const staffPartner = z
  .object({
    id: uuid,
    name: z.string().max(200),
    contactName: z.string().max(200).nullable(),
    email: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
    /** Cannot be named any more; who named it keeps it. */
    withdrawn: z.boolean(),
    /** Members who name it. */
    memberCount: z.int().min(0),
    version: z.int(),
  })
  .meta({ id: 'StaffPartner' })

const partnerIn = {
  name: line(200),
  contactName: optionalLine(200).default(null),
  email: optionalEmail.default(null),
  phone: optionalPhone.default(null),
}

export const listStaffPartners = defineRoute({
  method: 'GET',
  path: '/admin/partners',
  operationId: 'listStaffPartners',
  tag,
  summary: 'All partners, withdrawn ones included, with how many members name them',
  access: { kind: 'staff', permission: 'memberships.read' },
  responses: {
    200: z.object({ items: z.array(staffPartner).max(PARTNERS_MOST) }).meta({ id: 'StaffPartners' }),
  },
  problems: [],
})

export const getStaffPartner = defineRoute({
  method: 'GET',
  path: '/admin/partners/:id',
  operationId: 'getStaffPartner',
  tag,
  summary: 'One partner, as it is edited',
  access: { kind: 'staff', permission: 'memberships.read' },
  params: idParams,
  responses: { 200: staffPartner },
  problems: ['resource.not-found'],
})

export const createPartner = defineRoute({
  method: 'POST',
  path: '/admin/partners',
  operationId: 'createPartner',
  tag,
  summary: 'Add a partner that members may name',
  access: { kind: 'staff', permission: 'membership-types.edit' },
  idempotent: true,
  body: z.strictObject(partnerIn),
  responses: { 201: staffPartner },
  problems: ['partner.name-taken', 'catalogue.full', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const updatePartner = defineRoute({
  method: 'PUT',
  path: '/admin/partners/:id',
  operationId: 'updatePartner',
  tag,
  summary: 'Change a partner, withdraw it or offer it again; members keep the one they name',
  access: { kind: 'staff', permission: 'membership-types.edit' },
  precondition: true,
  params: idParams,
  body: z.strictObject({ ...partnerIn, withdrawn: z.boolean() }),
  responses: { 200: staffPartner },
  problems: [
    'resource.not-found',
    'partner.name-taken',
    'resource.changed',
    'resource.precondition-required',
  ],
})
