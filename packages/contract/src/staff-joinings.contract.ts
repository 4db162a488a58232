import { COMPANY_HOLDERS } from '@guichet/domain/company-facts'
import { JOINING_STATES } from '@guichet/domain/joining'
import { z } from 'zod'
import { cents, instantOut, searchText, uuid } from './fields.ts'
import { paymentMethod } from './memberships.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

export const listJoinings = defineRoute({
  method: 'GET',
  path: '/admin/joinings',
  operationId: 'listJoinings',
  tag: 'Back-office',
  summary: 'Joinings sent, the latest first, with where their payment stands',
  access: { kind: 'staff', permission: 'members.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z.enum(['submitted', 'awaiting-payment', 'processing', 'completed'], 'invalid').optional(),
  }),
  responses: {
    200: pageOf(
      z
        .object({
          id: uuid,
          firstName: z.string().max(100),
          lastName: z.string().max(100),
          email: z.string().max(254),
          siret: z.string().max(14).nullable(),
          /** Members with the same SIRET: a possible double. */
          sameSiret: z.int(),
          /** Whether the register names this person for the SIRET, others alone or nobody; null without an answer. */
          companyHolder: z.enum(COMPANY_HOLDERS).nullable(),
          state: z.enum(JOINING_STATES),
          typeLabel: z.string().max(100),
          /** Null until a payment is opened. */
          amountCents: cents.nullable(),
          method: paymentMethod.nullable(),
          reference: z.string().max(40).nullable(),
          submittedAt: instantOut,
          /** The member it became. */
          memberId: uuid.nullable(),
        })
        .meta({ id: 'JoiningLine' }),
    ).meta({ id: 'JoiningPage' }),
  },
  problems: [],
})
