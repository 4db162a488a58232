import { LIFE_EVENT_KINDS, LIFE_EVENT_STATES, MEMBER_EVENT_KINDS } from '@guichet/domain/life-events'
import { z } from 'zod'
import { day, dayOut, instantOut, line, optionalApe, optionalLine, optionalSiret, uuid } from './fields.ts'
import { addressIn, addressOut } from './me.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Life events'

const lifeEvent = z
  .object({
    id: uuid,
    kind: z.enum(LIFE_EVENT_KINDS),
    state: z.enum(LIFE_EVENT_STATES),
    happensOn: dayOut,
    /** A resignation that does not wait for the end of the membership. */
    atOnce: z.boolean(),
    personalAddress: addressOut.nullable(),
    businessAddress: addressOut.nullable(),
    siret: z.string().max(14).nullable(),
    ape: z.string().max(10).nullable(),
    comment: z.string().max(500).nullable(),
    /** What staff answered, or why it was undone. */
    answer: z.string().max(500).nullable(),
    byStaff: z.boolean(),
    createdAt: instantOut,
    settledAt: instantOut.nullable(),
    /** Whether it may still be taken back by whoever asks. */
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'LifeEvent' })

const outlook = z
  .object({
    memberUntil: dayOut.nullable(),
    withdrawalUntil: dayOut.nullable(),
    renewalWaits: z.boolean(),
    renewsItself: z.boolean(),
    subscriptions: z.int(),
    accounts: z.int(),
    siret: z.string().max(14).nullable(),
  })
  .meta({ id: 'LifeEventOutlook' })

const own = z.object({ items: z.array(lifeEvent).max(100), outlook }).meta({ id: 'LifeEvents' })
const one = z.strictObject({ id: uuid })

/** What is told of an event; which fields are needed hangs on its kind. */
const told = {
  /** Needed but for a resignation and a withdrawal. */
  happensOn: day.optional(),
  atOnce: z.boolean().default(false),
  personalAddress: addressIn.optional(),
  businessAddress: addressIn.optional(),
  siret: optionalSiret.optional(),
  ape: optionalApe.optional(),
  comment: optionalLine(500).optional(),
}

export const listLifeEvents = defineRoute({
  method: 'GET',
  path: '/me/life-events',
  operationId: 'listLifeEvents',
  tag,
  summary: 'What I told of my life and my business, the latest first, and what an event would meet (M18)',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: { 200: own },
  problems: ['resource.not-found'],
})

export const tellLifeEvent = defineRoute({
  method: 'POST',
  path: '/me/life-events',
  operationId: 'tellLifeEvent',
  tag,
  summary: 'Tell that I move, have another SIRET, end my activity, resign or withdraw (M18)',
  description:
    'What lies in the future takes effect on its day. A withdrawal, and a resignation that does not wait for the end of the membership, are decided by staff.',
  access: { kind: 'person' },
  body: z.strictObject({ kind: z.enum(MEMBER_EVENT_KINDS, 'invalid'), ...told }),
  responses: { 201: lifeEvent },
  problems: ['resource.not-found', 'life-event.pending', 'life-event.unavailable'],
})

export const takeBackLifeEvent = defineRoute({
  method: 'DELETE',
  path: '/me/life-events/:id',
  operationId: 'takeBackLifeEvent',
  tag,
  summary: 'Take back what I told, as long as it may be',
  access: { kind: 'person' },
  params: one,
  responses: { 204: null },
  problems: ['resource.not-found', 'life-event.settled'],
})

const staffLifeEvent = lifeEvent
  .extend({ personId: uuid, memberNumber: z.int(), holderName: z.string().max(250) })
  .meta({ id: 'StaffLifeEvent' })

export const listStaffLifeEvents = defineRoute({
  method: 'GET',
  path: '/admin/life-events',
  operationId: 'listStaffLifeEvents',
  tag,
  summary: 'Events of all members, the latest first',
  access: { kind: 'staff', permission: 'members.read' },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(LIFE_EVENT_STATES, 'invalid').optional(),
    kind: z.enum(LIFE_EVENT_KINDS, 'invalid').optional(),
  }),
  responses: { 200: pageOf(staffLifeEvent).meta({ id: 'StaffLifeEventPage' }) },
  problems: [],
})

export const listMemberLifeEvents = defineRoute({
  method: 'GET',
  path: '/admin/members/:id/life-events',
  operationId: 'listMemberLifeEvents',
  tag,
  summary: 'Events of one member, and what an event would meet',
  access: { kind: 'staff', permission: 'members.read' },
  params: one,
  responses: {
    200: own.extend({ holderName: z.string().max(250) }).meta({ id: 'MemberLifeEvents' }),
  },
  problems: ['resource.not-found'],
})

export const recordLifeEvent = defineRoute({
  method: 'POST',
  path: '/admin/members/:id/life-events',
  operationId: 'recordLifeEvent',
  tag,
  summary: 'Record an event of a member, a death too',
  description:
    'The same rules as for the member. After a death nobody signs in any more, sessions and keys end, and no message leaves.',
  access: { kind: 'staff', permission: 'members.edit' },
  params: one,
  body: z.strictObject({ kind: z.enum(LIFE_EVENT_KINDS, 'invalid'), ...told, comment: line(500, 3) }),
  responses: { 201: lifeEvent },
  problems: ['resource.not-found', 'life-event.pending', 'life-event.unavailable'],
})

export const decideLifeEvent = defineRoute({
  method: 'POST',
  path: '/admin/life-events/:id/decision',
  operationId: 'decideLifeEvent',
  tag,
  summary: 'Accept or decline what a member asked for; the member is told',
  description:
    'A resignation at once that is accepted cancels the membership that runs. A withdrawal is accepted once its payment is given back.',
  access: { kind: 'staff', permission: 'members.edit' },
  params: one,
  body: z.strictObject({
    decision: z.enum(['accept', 'decline'], 'invalid'),
    answer: optionalLine(500).optional(),
  }),
  responses: { 200: staffLifeEvent },
  problems: ['resource.not-found', 'life-event.settled', 'life-event.refund-first'],
})

export const undoLifeEvent = defineRoute({
  method: 'POST',
  path: '/admin/life-events/:id/undoing',
  operationId: 'undoLifeEvent',
  tag,
  summary: 'Undo an event that was recorded in error',
  access: { kind: 'staff', permission: 'members.edit' },
  params: one,
  body: z.strictObject({ reason: line(500, 3) }),
  responses: { 200: staffLifeEvent },
  problems: ['resource.not-found', 'life-event.settled'],
})
