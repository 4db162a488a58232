import { COMPANY_DIFFERENCES, COMPANY_HOLDERS } from '@guichet/domain/company-facts'
import { z } from 'zod'
import { dayOut, line, optionalApe, optionalSiret, uuid } from './fields.ts'
import { me } from './me.contract.ts'
import { defineRoute } from './route.ts'

const one = z.strictObject({ id: uuid })

/** An establishment as the public register tells it. */
export const registeredCompany = z.object({
  siret: z.string().max(14),
  /** Null when its person has asked that it is not told. */
  name: z.string().max(200).nullable(),
  isOpen: z.boolean(),
  isMasked: z.boolean(),
  ape: z.string().max(10).nullable(),
  startedOn: dayOut.nullable(),
  closedOn: dayOut.nullable(),
  street: z.string().max(400).nullable(),
  complement: z.string().max(200).nullable(),
  postcode: z.string().max(12).nullable(),
  city: z.string().max(100).nullable(),
})

const companyCheck = z
  .object({
    outcome: z.enum(['found', 'unknown', 'unavailable']),
    company: registeredCompany.nullable(),
    /** Whether the register names the person; null without an answer. */
    holder: z.enum(COMPANY_HOLDERS).nullable(),
    /** What it says otherwise than the file. */
    differences: z.array(z.enum(COMPANY_DIFFERENCES)).max(COMPANY_DIFFERENCES.length),
  })
  .meta({ id: 'CompanyCheck' })

/** What is taken over from the register; the rest of the file stays as it is. */
const take = z
  .array(z.enum(COMPANY_DIFFERENCES, 'invalid'), 'required')
  .max(COMPANY_DIFFERENCES.length, 'number.range')

export const checkMyCompany = defineRoute({
  method: 'GET',
  path: '/me/company-check',
  operationId: 'checkMyCompany',
  tag: 'My information',
  summary:
    'What the company register says of the SIRET in my file, and where it differs; nothing is changed (M04)',
  access: { kind: 'person', scope: 'me:read', file: 'file.edit' },
  rateLimit: 'public-lookup',
  responses: { 200: companyCheck },
  problems: ['resource.not-found'],
})

export const proveMyCompany = defineRoute({
  method: 'PUT',
  path: '/me/company-proof',
  operationId: 'proveMyCompany',
  tag: 'My information',
  summary:
    'Have the company register prove the SIRET in my file, and take over what I choose of its answer (M04)',
  description:
    'The register is asked anew. What it proves is read-only from then on, until a life event `new-siret`. Needs `If-Match`.',
  access: { kind: 'person', scope: 'me:write', file: 'file.edit' },
  precondition: true,
  rateLimit: 'public-lookup',
  body: z.strictObject({ take }),
  responses: { 200: me },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'company.unproven',
    'company.register-silent',
  ],
})

export const checkMemberCompany = defineRoute({
  method: 'GET',
  path: '/admin/members/:id/company-check',
  operationId: 'checkMemberCompany',
  tag: 'Back-office',
  summary: 'What the company register says of the SIRET of a member, and where it differs from the file',
  access: { kind: 'staff', permission: 'members.edit' },
  params: one,
  responses: { 200: companyCheck },
  problems: ['resource.not-found'],
})

export const proveMemberCompany = defineRoute({
  method: 'PUT',
  path: '/admin/members/:id/company-proof',
  operationId: 'proveMemberCompany',
  tag: 'Back-office',
  summary:
    'Have the company register prove the SIRET of a member, for a reason that stands in the history of the file',
  description:
    'Staff may do so although the register names somebody else. Needs `If-Match` with the version of the file.',
  access: { kind: 'staff', permission: 'members.edit' },
  precondition: true,
  params: one,
  body: z.strictObject({ take, reason: line(300, 3) }),
  responses: { 200: me },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'company.unproven',
    'company.register-silent',
  ],
})

export const correctMemberCompany = defineRoute({
  method: 'PUT',
  path: '/admin/members/:id/company',
  operationId: 'correctMemberCompany',
  tag: 'Back-office',
  summary:
    'Correct SIRET and APE code of a member, proven or not, for a reason that stands in the history of the file',
  description: 'Another SIRET is not proven any more. Needs `If-Match` with the version of the file.',
  access: { kind: 'staff', permission: 'members.edit' },
  precondition: true,
  params: one,
  body: z.strictObject({ siret: optionalSiret, ape: optionalApe, reason: line(300, 3) }),
  responses: { 200: me },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})
