import {
  COMPANY_HOLDERS,
  COMPANY_STANDINGS,
  PROOF_SOURCES,
  PROVABLE_FIELDS,
} from '@guichet/domain/company-facts'
import { z } from 'zod'
import {
  dayOut,
  instantOut,
  line,
  optionalApe,
  optionalEmail,
  optionalLine,
  optionalNir,
  optionalPhone,
  optionalPostcode,
  optionalSiret,
  optionalUrl,
  uuid,
} from './fields.ts'
import { PARTNERS_MOST } from './membership-types.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'My information'

export const addressOut = z
  .object({
    street: z.string().max(200).nullable(),
    complement: z.string().max(200).nullable(),
    postcode: z.string().max(12).nullable(),
    city: z.string().max(100).nullable(),
  })
  .meta({ id: 'Address' })

export const addressIn = z.strictObject({
  street: optionalLine(200),
  complement: optionalLine(200),
  postcode: optionalPostcode,
  city: optionalLine(100),
})

/** What the company register said of the SIRET in a file, and when; the fields that it proves are not edited at will. */
const companyProof = z
  .object({
    /** `to-check`: it names nobody, or others alone, and the organisation looks at it; nothing is proven yet. */
    standing: z.enum(COMPANY_STANDINGS),
    fields: z.array(z.enum(PROVABLE_FIELDS)).max(PROVABLE_FIELDS.length),
    provenAt: instantOut,
    source: z.enum(PROOF_SOURCES),
    /** Whether it names this person, others alone or nobody. */
    holder: z.enum(COMPANY_HOLDERS),
    /** Null when its person has asked that it is not told. */
    name: z.string().max(200).nullable(),
    isOpen: z.boolean(),
    isMasked: z.boolean(),
    closedOn: dayOut.nullable(),
    address: addressOut,
  })
  .meta({ id: 'CompanyProof' })

/** The member's file as its holder sees it. The social security number never leaves whole. */
export const me = z
  .object({
    personId: uuid,
    /** "Utilisateur N°"; null for a person who is not a member (staff). */
    memberNumber: z.int().nullable(),
    lastName: z.string().max(100),
    firstName: z.string().max(100),
    email: z.string().max(254),
    personalEmail: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
    activity: z.string().max(200).nullable(),
    /** Masked: only the last five digits are shown. */
    nirMasked: z.string().max(30).nullable(),
    siret: z.string().max(14).nullable(),
    ape: z.string().max(10).nullable(),
    /** Null where the register has proven nothing. */
    company: companyProof.nullable(),
    website: z.string().max(500).nullable(),
    facebookUrl: z.string().max(500).nullable(),
    partner: z.object({ id: uuid, name: z.string().max(200) }).nullable(),
    referralCode: z.string().max(20).nullable(),
    personalAddress: addressOut,
    businessAddress: addressOut,
    version: z.int(),
  })
  .meta({ id: 'Me' })

export const getMe = defineRoute({
  method: 'GET',
  path: '/me',
  operationId: 'getMe',
  tag,
  summary: 'My personal information',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: { 200: me },
  problems: [],
})

export const updateMe = defineRoute({
  method: 'PATCH',
  path: '/me',
  operationId: 'updateMe',
  tag,
  summary: 'Change my personal information',
  description:
    'Fields left out stay as they are; null or an empty text empties a field. What the company register has proven (`company.fields`) is changed by a life event `new-siret`, not here. Needs `If-Match`.',
  access: { kind: 'person', scope: 'me:write', file: 'file.edit' },
  precondition: true,
  body: z.strictObject({
    lastName: line(100).optional(),
    firstName: line(100).optional(),
    personalEmail: optionalEmail.optional(),
    phone: optionalPhone.optional(),
    activity: optionalLine(200).optional(),
    nir: optionalNir.optional(),
    siret: optionalSiret.optional(),
    ape: optionalApe.optional(),
    website: optionalUrl.optional(),
    facebookUrl: optionalUrl.optional(),
    partnerId: uuid.nullable().optional(),
    personalAddress: addressIn.optional(),
    businessAddress: addressIn.optional(),
  }),
  responses: { 200: me },
  problems: ['resource.changed', 'resource.precondition-required', 'resource.not-found'],
})

export const listPartners = defineRoute({
  method: 'GET',
  path: '/partners',
  operationId: 'listPartners',
  tag,
  summary: 'Partners that a member may name',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: {
    200: z
      .object({ items: z.array(z.object({ id: uuid, name: z.string().max(200) })).max(PARTNERS_MOST) })
      .meta({ id: 'Partners' }),
  },
  problems: [],
})

/** Something to do, the most pressing first; the web knows the words and the page of each kind. */
export const task = z
  .object({
    kind: z.enum([
      'service-unpaid',
      'membership-lapsed',
      'membership-ending',
      'membership-none',
      'renewal-pending',
      'information-incomplete',
      'email-undeliverable',
      'register-differs',
      'declaration-due',
    ]),
    urgency: z.enum(['now', 'soon', 'later']),
    dueOn: dayOut.nullable(),
    membershipId: uuid.nullable(),
    renewalId: uuid.nullable(),
    /** The order, and what it is called, for `service-unpaid`; the period, for `declaration-due`. */
    orderId: uuid.nullable(),
    label: z.string().max(200).nullable(),
    /** Fields of `Me` that are empty and wanted, for `information-incomplete`; parts of the company, for `register-differs`. */
    fields: z.array(z.string().max(40)).max(20),
  })
  .meta({ id: 'Task' })

export const listMyTasks = defineRoute({
  method: 'GET',
  path: '/me/tasks',
  operationId: 'listMyTasks',
  tag,
  summary: 'What is due or to do first',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: { 200: z.object({ items: z.array(task).max(20) }).meta({ id: 'Tasks' }) },
  problems: [],
})
