import { ERASURE_BLOCKERS, ERASURE_RULES, ERASURE_STATES } from '@guichet/domain/erasure'
import { TERMS_KINDS } from '@guichet/domain/legal-text'
import { z } from 'zod'
import { proof, proofProblems } from './factors.contract.ts'
import { dayOut, instantOut, optionalLine, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Privacy'
const kind = z.enum(['news', 'sms'])

export const consents = z
  .object({
    /** What stands now. */
    current: z.array(z.object({ kind, given: z.boolean() })).max(5),
    /** The latest first. */
    history: z
      .array(
        z.object({
          id: uuid,
          kind,
          given: z.boolean(),
          at: instantOut,
          /** By what it was said. */
          source: z.enum(['portal', 'link', 'one-click', 'complaint']),
        }),
      )
      .max(50),
    terms: z
      .array(
        z.object({
          kind: z.enum(TERMS_KINDS),
          version: z.string().max(100),
          acceptedAt: instantOut,
          /** The account for which they were accepted while it was asked for; null for the rest. */
          login: z.string().max(64).nullable(),
        }),
      )
      .max(50),
  })
  .meta({ id: 'Consents' })

export const getConsents = defineRoute({
  method: 'GET',
  path: '/me/consents',
  operationId: 'getConsents',
  tag,
  summary: 'To what I agreed, and what I said of it before (U04)',
  access: { kind: 'person', scope: 'me:read' },
  responses: { 200: consents },
  problems: [],
})

export const erasureRequest = z
  .object({
    id: uuid,
    /** `approved`: carried out on its day, unless something stands in the way by then. */
    state: z.enum(ERASURE_STATES),
    comment: z.string().max(500).nullable(),
    answer: z.string().max(500).nullable(),
    /** The first day on which it may be carried out. */
    eraseOn: dayOut,
    /** The last day for an answer (one month). */
    answerBy: dayOut,
    askedAt: instantOut,
    decidedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'ErasureRequest' })

const blockers = z.array(z.enum(ERASURE_BLOCKERS)).max(ERASURE_BLOCKERS.length)

export const ownErasure = z
  .object({
    /** What becomes of what is held, and by which text. */
    rules: z
      .array(
        z.object({
          what: z.enum(ERASURE_RULES.map(({ what }) => what)),
          fate: z.enum(['erased', 'lost', 'kept', 'kept-named']),
          source: z.string().max(100),
        }),
      )
      .max(ERASURE_RULES.length),
    /** Until when the amounts would be kept; null for who never paid. */
    keptUntil: dayOut.nullable(),
    /** What is to be ended first. */
    blockers,
    /** The latest; null for none. */
    request: erasureRequest.nullable(),
  })
  .meta({ id: 'OwnErasure' })

export const getOwnErasure = defineRoute({
  method: 'GET',
  path: '/me/erasure',
  operationId: 'getOwnErasure',
  tag,
  summary: 'What erasure would take and leave, what stands in its way, and my latest request (U04)',
  access: { kind: 'person' },
  responses: { 200: ownErasure },
  problems: [],
})

export const askErasure = defineRoute({
  method: 'POST',
  path: '/me/erasure',
  operationId: 'askErasure',
  tag,
  summary: 'Ask to be erased (RGPD art. 17)',
  description:
    'Asks for the password, unless it was given within the last five minutes. Nothing is erased within fourteen days, in which it may be taken back; the organisation answers within a month.',
  access: { kind: 'person' },
  rateLimit: 'costly',
  body: z.strictObject({ comment: optionalLine(500).optional(), ...proof }),
  responses: { 201: erasureRequest },
  problems: ['erasure.blocked', 'erasure.waiting', ...proofProblems],
})

export const withdrawErasure = defineRoute({
  method: 'DELETE',
  path: '/me/erasure',
  operationId: 'withdrawErasure',
  tag,
  summary: 'Take my request for erasure back, while it waits',
  access: { kind: 'person' },
  responses: { 204: null },
  problems: ['erasure.settled'],
})

export const staffErasure = erasureRequest
  .extend({
    personId: uuid,
    personName: z.string().max(250),
    memberNumber: z.int().nullable(),
    deciderName: z.string().max(250).nullable(),
    /** What stands in the way now. */
    blockers,
    keptUntil: dayOut.nullable(),
    /** The month is over, and nobody has answered. */
    late: z.boolean(),
  })
  .meta({ id: 'StaffErasure' })

export const listErasures = defineRoute({
  method: 'GET',
  path: '/admin/erasures',
  operationId: 'listErasures',
  tag,
  summary: 'Requests for erasure, the latest first',
  access: { kind: 'staff', permission: 'members.read' },
  query: z.strictObject({ ...pageQuery, state: z.enum(ERASURE_STATES, 'invalid').optional() }),
  responses: { 200: pageOf(staffErasure).meta({ id: 'StaffErasurePage' }) },
  problems: [],
})

export const decideErasure = defineRoute({
  method: 'POST',
  path: '/admin/erasures/:id/decision',
  operationId: 'decideErasure',
  tag,
  summary: 'Approve or refuse a request for erasure; the person is told',
  description: 'Approved, it is carried out on its day. A refusal needs its reason.',
  access: { kind: 'staff', permission: 'members.edit' },
  params: z.strictObject({ id: uuid }),
  body: z
    .strictObject({
      decision: z.enum(['approve', 'refuse'], 'invalid'),
      answer: optionalLine(500).optional(),
    })
    .refine(({ decision, answer }) => decision === 'approve' || Boolean(answer), {
      path: ['answer'],
      error: 'required',
    }),
  responses: { 200: staffErasure },
  problems: ['resource.not-found', 'erasure.settled', 'erasure.blocked'],
})
