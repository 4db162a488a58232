import { z } from 'zod'
import { cents, dayOut, instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Certificates'

export const certificate = z
  .object({
    id: uuid,
    number: z.string().max(40),
    /** Code of the public verification page, in groups of four. */
    code: z.string().max(40),
    kind: z.enum(['membership', 'card']),
    membershipId: uuid.nullable(),
    issuedAt: instantOut,
    startsOn: dayOut,
    endsOn: dayOut,
    state: z.enum(['valid', 'upcoming', 'expired', 'revoked']),
    revokedAt: instantOut.nullable(),
  })
  .meta({ id: 'Certificate' })

export const listCertificates = defineRoute({
  method: 'GET',
  path: '/certificates',
  operationId: 'listCertificates',
  tag,
  summary: 'Certificates issued to me',
  access: { kind: 'person', scope: 'certificates:read', file: 'certificates.see' },
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(certificate).meta({ id: 'CertificatePage' }) },
  problems: [],
})

export const getVerification = defineRoute({
  method: 'GET',
  path: '/verifications/:code',
  operationId: 'getVerification',
  tag,
  summary: 'Is this certificate, receipt, invoice or declaration genuine, and valid now?',
  description:
    'For anybody who was shown a document. Nothing more is told than what the document itself says.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: z.strictObject({ code: z.string().min(1).max(60) }),
  responses: {
    200: z
      .object({
        kind: z.enum([
          'membership-certificate',
          'membership-card',
          'receipt',
          'invoice',
          'credit-note',
          'declaration-receipt',
        ]),
        /** `replaced`: the receipt of a declaration that was corrected since. */
        state: z.enum(['valid', 'upcoming', 'expired', 'revoked', 'replaced']),
        number: z.string().max(40),
        code: z.string().max(40),
        holderName: z.string().max(300),
        organisationName: z.string().max(200),
        issuedOn: dayOut,
        startsOn: dayOut.nullable(),
        endsOn: dayOut.nullable(),
        revokedOn: dayOut.nullable(),
        amountCents: cents.nullable(),
        checkedAt: instantOut,
      })
      .meta({ id: 'Verification' }),
  },
  problems: ['resource.not-found'],
})
