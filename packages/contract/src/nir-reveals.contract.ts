import { z } from 'zod'
import { ownerProblems, proof } from './factors.contract.ts'
import { line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const revealed = z
  .object({
    /** Whole, without separators. */
    nir: z.string().max(15),
  })
  .meta({ id: 'RevealedNir' })

export const revealNir = defineRoute({
  method: 'POST',
  path: '/me/nir-reveals',
  operationId: 'revealNir',
  tag: 'My information',
  summary: 'Show my social security number whole (M04)',
  description:
    'Asks for the password, unless it was given for the same purpose in this session within the last five minutes. Each time is written into the audit log and into the history of the file.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    ...proof,
  }),
  responses: { 200: revealed },
  problems: [...ownerProblems, 'resource.not-found'],
})

export const revealMemberNir = defineRoute({
  method: 'POST',
  path: '/admin/members/:id/nir-reveals',
  operationId: 'revealMemberNir',
  tag: 'Back-office',
  summary: 'Show the social security number of a member whole, for a reason that the member is told',
  access: { kind: 'staff', permission: 'members.reveal' },
  rateLimit: 'costly',
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: revealed },
  problems: ['resource.not-found'],
})
