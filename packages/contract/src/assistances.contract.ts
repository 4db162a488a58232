import { ASSISTANCE_REASON_LEAST } from '@guichet/domain/delegation'
import { z } from 'zod'
import { instantOut, line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'

export const startAssistance = defineRoute({
  method: 'POST',
  path: '/admin/members/:id/assistances',
  operationId: 'startAssistance',
  tag,
  summary: 'Act for a member, for half an hour at most and for a reason that the member reads (B03)',
  description:
    'What is done then carries the header `X-Guichet-File`. Security, social security number and means of payment stay closed, and nothing is paid. The member is told by mail. Started again, it begins anew.',
  access: { kind: 'staff', permission: 'members.assist' },
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ reason: line(500, ASSISTANCE_REASON_LEAST) }),
  responses: {
    201: z
      .object({
        /** Sent as `X-Guichet-File`. */
        id: uuid,
        endsAt: instantOut,
      })
      .meta({ id: 'StartedAssistance' }),
  },
  problems: ['resource.not-found'],
})

export const endAssistance = defineRoute({
  method: 'DELETE',
  path: '/admin/assistances/:id',
  operationId: 'endAssistance',
  tag,
  summary: 'Act for the member no more',
  access: { kind: 'staff', permission: 'members.assist' },
  params: z.strictObject({ id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})
