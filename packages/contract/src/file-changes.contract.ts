import { LIFE_EVENT_KINDS } from '@guichet/domain/life-events'
import { z } from 'zod'
import { instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

/** What may stand in the history of a person’s file. */
export const FILE_ACTIONS = [
  'member.activated',
  'member.activation-sent',
  'member.address-given',
  'member.updated',
  'member.company-proven',
  'member.company-corrected',
  'email-change.requested',
  'email-change.sent-again',
  'email-change.confirmed',
  'email-change.objected',
  'email-change.withdrawn',
  'email-change.expired',
  'email-change.taken',
  'email-change.done',
  'life-event.recorded',
  'life-event.planned',
  'life-event.requested',
  'life-event.done',
  'life-event.accepted',
  'life-event.declined',
  'life-event.taken-back',
  'nir.revealed',
  'nir.revealed-to-staff',
  'password.changed',
  'password.reset-requested',
  'password.reset',
  'password.temporary-replaced',
  'reminder.preferences-updated',
] as const

const fileChange = z
  .object({
    id: uuid,
    at: instantOut,
    action: z.enum(FILE_ACTIONS),
    /** `self`: the person; `program`: with a key of the person; `visitor`: somebody who was not signed in, by a form or a link; `staff`: the organisation; `system`: the portal itself. */
    actorKind: z.enum(['self', 'program', 'visitor', 'person', 'staff', 'system']),
    /** Staff are named to staff alone. */
    actorName: z.string().max(250).nullable(),
    /** Names of the fields that changed; what they held is not kept. */
    fields: z.array(z.string().max(60)).max(60),
    reason: z.string().max(500).nullable(),
    /** The address to come, of a change of address. */
    email: z.string().max(254).nullable(),
    /** What kind of event in the life of the member. */
    event: z.enum(LIFE_EVENT_KINDS).nullable(),
  })
  .meta({ id: 'FileChange' })

const fileChanges = pageOf(fileChange).meta({ id: 'FileChangePage' })

export const listMyChanges = defineRoute({
  method: 'GET',
  path: '/me/changes',
  operationId: 'listMyChanges',
  tag: 'My information',
  summary: 'What was changed in my file, by whom and when, the latest first (M04)',
  description: 'From the audit log: what fields held before and after is not in it.',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  query: z.strictObject(pageQuery),
  responses: { 200: fileChanges },
  problems: [],
})

export const listMemberChanges = defineRoute({
  method: 'GET',
  path: '/admin/members/:id/changes',
  operationId: 'listMemberChanges',
  tag: 'Back-office',
  summary: 'What was changed in the file of a member, by whom and when',
  access: { kind: 'staff', permission: 'members.read' },
  params: z.strictObject({ id: uuid }),
  query: z.strictObject(pageQuery),
  responses: { 200: fileChanges },
  problems: ['resource.not-found'],
})
