import { APE_VERSIONS, COMPANY_PARTS } from '@guichet/domain/declarant-company'
import { z } from 'zod'
import { dayOut, instantOut } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Declarants'

/** A company part by part; null is not known, or not told. */
const parts = {
  name: z.string().max(200).nullable(),
  legalForm: z.string().max(10).nullable(),
  ape: z.string().max(10).nullable(),
  apeVersion: z.enum(APE_VERSIONS).nullable(),
  startedOn: dayOut.nullable(),
  isOpen: z.boolean().nullable(),
  closedOn: dayOut.nullable(),
  street: z.string().max(400).nullable(),
  complement: z.string().max(200).nullable(),
  postcode: z.string().max(12).nullable(),
  city: z.string().max(100).nullable(),
  isMasked: z.boolean(),
}

const declarantCompany = z
  .object({
    siret: z.string().max(14),
    ...parts,
    /** When an answer of the register was taken note of, the last time; null before the first one. */
    registerAt: instantOut.nullable(),
    /** What the register said otherwise when it was asked by the clock, and nobody has looked at since. */
    found: z
      .object({
        at: instantOut,
        parts: z.array(z.enum(COMPANY_PARTS)).max(COMPANY_PARTS.length),
        company: z.object(parts).omit({ isMasked: true }),
      })
      .nullable(),
    version: z.int(),
  })
  .meta({ id: 'DeclarantCompany' })

export const getDeclarantCompany = defineRoute({
  method: 'GET',
  path: '/me/declarant/company',
  operationId: 'getDeclarantCompany',
  tag,
  summary: 'The company in my file of declarant, and when the register was asked about it (U05)',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: { 200: declarantCompany },
  problems: ['resource.not-found'],
})

export const checkDeclarantCompany = defineRoute({
  method: 'GET',
  path: '/me/declarant/company-check',
  operationId: 'checkDeclarantCompany',
  tag,
  summary:
    'What the company register says today, and where my file of declarant differs; nothing is changed (U05)',
  access: { kind: 'person', scope: 'me:read', file: 'file.edit' },
  rateLimit: 'public-lookup',
  responses: {
    200: z
      .object({
        outcome: z.enum(['found', 'unknown', 'unavailable']),
        company: z.object(parts).nullable(),
        differences: z.array(z.enum(COMPANY_PARTS)).max(COMPANY_PARTS.length),
      })
      .meta({ id: 'DeclarantCompanyCheck' }),
  },
  problems: ['resource.not-found'],
})

export const updateDeclarantCompany = defineRoute({
  method: 'PUT',
  path: '/me/declarant/company',
  operationId: 'updateDeclarantCompany',
  tag,
  summary: 'Take over from the company register what I choose of its answer, and no more (U05)',
  description:
    'The register is asked anew; what it does not tell, as of a masked company, empties nothing. Needs `If-Match`.',
  access: { kind: 'person', scope: 'me:write', file: 'file.edit' },
  precondition: true,
  rateLimit: 'public-lookup',
  body: z.strictObject({
    take: z.array(z.enum(COMPANY_PARTS, 'invalid'), 'required').max(COMPANY_PARTS.length, 'number.range'),
  }),
  responses: { 200: declarantCompany },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'company.unproven',
    'company.register-silent',
  ],
})
