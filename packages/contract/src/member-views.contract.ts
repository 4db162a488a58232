import { MEMBER_COLUMNS, MEMBER_SORTS } from '@guichet/domain/member-columns'
import { z } from 'zod'
import { memberFilters } from './backoffice.contract.ts'
import { line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const idParams = z.strictObject({ id: uuid })
/** Views that one person may keep. */
export const MOST_VIEWS = 50

const { dueFrom: _from, dueTo: _to, ...filters } = memberFilters
const columns = z.array(z.enum(MEMBER_COLUMNS, 'invalid')).min(1, 'required').max(MEMBER_COLUMNS.length)

const content = z.strictObject({
  name: line(60),
  filters: z.strictObject(filters),
  sort: z.enum(MEMBER_SORTS, 'invalid'),
  /** In the order in which they are shown; the name is always among them. */
  columns,
  /** The whole team sees and uses it; only its maker changes it. */
  shared: z.boolean(),
})

/** A view of the list of members: what it holds back, its order and its columns. */
export const memberView = z
  .object({
    id: uuid,
    name: z.string().max(60),
    filters: z.object({ ...filters, q: z.string().max(100).optional() }),
    sort: z.enum(MEMBER_SORTS),
    columns: z.array(z.enum(MEMBER_COLUMNS)).max(MEMBER_COLUMNS.length),
    shared: z.boolean(),
    /** Whether I made it. */
    own: z.boolean(),
    makerName: z.string().max(250),
    version: z.int(),
  })
  .meta({ id: 'MemberView' })

const settings = z.object({
  /** Columns of the list without a view. */
  columns: z.array(z.enum(MEMBER_COLUMNS)).max(MEMBER_COLUMNS.length),
  /** The view with which the list opens; null for none. */
  defaultViewId: uuid.nullable(),
})

export const listMemberViews = defineRoute({
  method: 'GET',
  path: '/admin/member-views',
  operationId: 'listMemberViews',
  tag,
  summary: 'My views of the list of members and those of the team, with my columns and my first view',
  access: { kind: 'staff', permission: 'members.read' },
  responses: {
    200: settings.extend({ items: z.array(memberView).max(500) }).meta({ id: 'MemberViews' }),
  },
  problems: [],
})

export const getMemberView = defineRoute({
  method: 'GET',
  path: '/admin/member-views/:id',
  operationId: 'getMemberView',
  tag,
  summary: 'One view of the list of members',
  access: { kind: 'staff', permission: 'members.read' },
  params: idParams,
  responses: { 200: memberView },
  problems: ['resource.not-found'],
})

export const createMemberView = defineRoute({
  method: 'POST',
  path: '/admin/member-views',
  operationId: 'createMemberView',
  tag,
  summary: 'Save a view of the list of members',
  access: { kind: 'staff', permission: 'members.read' },
  idempotent: true,
  body: content,
  responses: { 201: memberView },
  problems: [
    ...(['member-view.name-taken', 'member-view.too-many'] as const),
    ...(['idempotency.key-reused', 'idempotency.in-progress'] as const),
  ],
})

export const updateMemberView = defineRoute({
  method: 'PUT',
  path: '/admin/member-views/:id',
  operationId: 'updateMemberView',
  tag,
  summary: 'Change a view that I made',
  access: { kind: 'staff', permission: 'members.read' },
  precondition: true,
  params: idParams,
  body: content,
  responses: { 200: memberView },
  problems: [
    ...(['resource.not-found', 'resource.changed', 'resource.precondition-required'] as const),
    ...(['member-view.of-another', 'member-view.name-taken'] as const),
  ],
})

export const deleteMemberView = defineRoute({
  method: 'DELETE',
  path: '/admin/member-views/:id',
  operationId: 'deleteMemberView',
  tag,
  summary: 'Delete a view that I made',
  access: { kind: 'staff', permission: 'members.read' },
  params: idParams,
  responses: { 204: null },
  problems: ['resource.not-found', 'member-view.of-another'],
})

export const updateMemberListSettings = defineRoute({
  method: 'PUT',
  path: '/admin/member-list-settings',
  operationId: 'updateMemberListSettings',
  tag,
  summary: 'Keep my columns of the list of members, and the view with which it opens',
  access: { kind: 'staff', permission: 'members.read' },
  body: z.strictObject({ columns, defaultViewId: uuid.nullable() }),
  responses: { 200: settings.meta({ id: 'MemberListSettings' }) },
  problems: ['resource.not-found'],
})
