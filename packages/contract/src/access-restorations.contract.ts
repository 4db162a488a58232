import { HELD_MEANS, IDENTITY_CHECKS } from '@guichet/domain/access-restoration'
import { z } from 'zod'
import { proof, proofProblems } from './factors.contract.ts'
import { instantOut, line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

/** Of the second factors, what may be taken away. */
const removable = z.enum(['totp', 'passkey', 'sms', 'recovery-codes'])

export const restoreAccess = defineRoute({
  method: 'POST',
  path: '/admin/persons/:id/access-restorations',
  operationId: 'restoreAccess',
  tag: 'Back-office',
  summary: 'Give somebody who has lost it the access back, once the identity is verified (U10)',
  description:
    'Answers a temporary password, shown this once, that serves for three days and only to choose another; told by another way than the login. The second factors are taken away where that is asked for. Sessions end, links to a new password too; the link to FranceConnect and the API keys are held until the person takes them back, one by one. The person is told at every address and by SMS, with a link that stops it. The access of a colleague is given back by who manages the team. Asks for the password of whoever does it.',
  access: { kind: 'staff', permission: 'access.restore' },
  rateLimit: 'sign-in',
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({
    /** How it was made sure who asks. */
    check: z.enum(IDENTITY_CHECKS, 'invalid'),
    /** Told to the person, and written into the audit log. */
    reason: line(300, 3),
    /** Whether the second factors are lost as well. */
    removeFactors: z.boolean(),
    ...proof,
  }),
  responses: {
    201: z
      .object({
        temporaryPassword: z.string().max(100),
        expiresAt: instantOut,
        removed: z.array(removable).max(4),
        /** What opens nothing until the person takes it back. */
        held: z.array(z.enum(HELD_MEANS)).max(HELD_MEANS.length),
      })
      .meta({ id: 'RestoredAccess' }),
  },
  problems: ['resource.not-found', 'access.not-set-up', 'account.closed', ...proofProblems],
})
