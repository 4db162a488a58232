import { DELEGATION_RIGHTS, DELEGATION_STATES, FILE_STANDINGS } from '@guichet/domain/delegation'
import { z } from 'zod'
import { day, dayOut, email, instantOut, line, optionalLine, searchText, uuid } from './fields.ts'
import { byLink, newcomer } from './newcomer.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Delegations'

const one = z.strictObject({ id: uuid })
const rightsIn = z
  .array(z.enum(DELEGATION_RIGHTS, 'invalid'), 'required')
  .min(1, 'required')
  .max(DELEGATION_RIGHTS.length, 'invalid')
const rightsOut = z.array(z.enum(DELEGATION_RIGHTS)).max(DELEGATION_RIGHTS.length)
const name = z.string().max(250)

/** An access as the member sees it whose file it opens. */
const delegation = z
  .object({
    id: uuid,
    /** By invitation of the member, or asked for by the third party. */
    origin: z.enum(['invitation', 'request']),
    state: z.enum(DELEGATION_STATES),
    /** Where the third party is written to. */
    email: z.string().max(254),
    /** Null until an invitation is accepted. */
    name: name.nullable(),
    rights: rightsOut,
    /** Last day; null while it is asked for. */
    endsOn: dayOut.nullable(),
    copies: z.boolean(),
    /** Whether the member opens the file to the colleagues of the third party too. */
    colleagues: z.boolean(),
    /** The firm to whose persons the file is open, and how many they are besides the third party. */
    firm: z.object({ name: z.string().max(100), others: z.int().min(0) }).nullable(),
    note: z.string().max(500).nullable(),
    createdAt: instantOut,
    acceptedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    lastUsedAt: instantOut.nullable(),
    /** Until when an invitation or a request may be answered. */
    answerBy: instantOut,
    version: z.int().min(1),
  })
  .meta({ id: 'Delegation' })

/** Staff who acted, or act, for the member. */
const assistance = z
  .object({
    id: uuid,
    staffName: name,
    reason: z.string().max(500),
    startedAt: instantOut,
    /** When it ended, or will at the latest. */
    endsAt: instantOut,
    isOpen: z.boolean(),
  })
  .meta({ id: 'Assistance' })

const terms = {
  rights: rightsIn,
  /** Last day, at most three years from today. */
  endsOn: day,
  /** Whether reminders to the member are copied to the third party. */
  copies: z.boolean().default(false),
  /** Whether the file is opened to the colleagues of the third party, in whatever firm that is; the member is told which. */
  colleagues: z.boolean().default(false),
}

export const listDelegations = defineRoute({
  method: 'GET',
  path: '/delegations',
  operationId: 'listDelegations',
  tag,
  summary: 'To whom my file is opened, who asks for it, and when staff acted for me (U04)',
  access: { kind: 'person' },
  responses: {
    200: z
      .object({
        items: z.array(delegation).max(200),
        assistances: z.array(assistance).max(50),
        /** What I may open to somebody. */
        rightsOffered: rightsOut,
        latestEndsOn: dayOut,
      })
      .meta({ id: 'Delegations' }),
  },
  problems: [],
})

export const getDelegation = defineRoute({
  method: 'GET',
  path: '/delegations/:id',
  operationId: 'getDelegation',
  tag,
  summary: 'One access to my file',
  access: { kind: 'person' },
  params: one,
  responses: { 200: delegation },
  problems: ['resource.not-found'],
})

export const createDelegation = defineRoute({
  method: 'POST',
  path: '/delegations',
  operationId: 'createDelegation',
  tag,
  summary: 'Invite somebody by mail to my file, for chosen rights until a day (U04)',
  description:
    'A right brings the one that it needs. The answer is the same whether somebody signs in with that address or not; the invitation is to be accepted within 30 days.',
  access: { kind: 'person' },
  idempotent: true,
  body: z.strictObject({ email, ...terms, note: optionalLine(500).optional() }),
  responses: { 201: delegation },
  problems: [
    'delegation.known',
    'delegation.too-many',
    'recovery.recent',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const updateDelegation = defineRoute({
  method: 'PUT',
  path: '/delegations/:id',
  operationId: 'updateDelegation',
  tag,
  summary: 'Change the rights or the last day of an access; it counts at once',
  access: { kind: 'person' },
  params: one,
  precondition: true,
  body: z.strictObject(terms),
  responses: { 200: delegation },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'delegation.settled',
    'recovery.recent',
  ],
})

export const resendInvitation = defineRoute({
  method: 'POST',
  path: '/delegations/:id/sending',
  operationId: 'resendInvitation',
  tag,
  summary: 'Send an invitation again, with another link',
  access: { kind: 'person' },
  rateLimit: 'costly',
  params: one,
  responses: { 200: delegation },
  problems: ['resource.not-found', 'delegation.settled'],
})

export const decideDelegation = defineRoute({
  method: 'POST',
  path: '/delegations/:id/decision',
  operationId: 'decideDelegation',
  tag,
  summary: 'Answer who asks for access to my file: accept, refuse, or report',
  description:
    'Whoever asked is told of an acceptance only. A report also passes the request on to the organisation.',
  access: { kind: 'person' },
  params: one,
  body: z.strictObject({
    decision: z.enum(['accept', 'refuse', 'report'], 'invalid'),
    /** Needed to accept. */
    rights: rightsIn.optional(),
    endsOn: day.optional(),
    copies: z.boolean().default(false),
    colleagues: z.boolean().default(false),
  }),
  responses: { 200: delegation },
  problems: ['resource.not-found', 'delegation.settled', 'delegation.known', 'recovery.recent'],
})

export const endDelegation = defineRoute({
  method: 'DELETE',
  path: '/delegations/:id',
  operationId: 'endDelegation',
  tag,
  summary: 'End an access, an invitation or a request: mine, or one that was given to me',
  description: 'It counts at once. The other side is told, save of a request that names nobody.',
  access: { kind: 'person' },
  params: one,
  responses: { 204: null },
  problems: ['resource.not-found', 'delegation.settled'],
})

export const acceptDelegation = defineRoute({
  method: 'POST',
  path: '/delegations/:id/acceptance',
  operationId: 'acceptDelegation',
  tag,
  summary: 'Accept an invitation to a file: one sent to my address, or whose link I have',
  access: { kind: 'person' },
  params: one,
  body: z.strictObject({ token: byLink.shape.token.optional() }),
  responses: { 204: null },
  problems: ['resource.not-found', 'delegation.settled', 'delegation.known'],
})

/** What was done in a file by somebody else than its member. */
const fileAction = z
  .object({
    id: uuid,
    at: instantOut,
    action: z.string().max(64),
    by: z.enum(['third-party', 'organisation']),
    name,
    /** Names of the fields that changed; what they held is not kept. */
    fields: z.array(z.string().max(60)).max(60),
    /** What it was about, where it has a name; of a declaration its period. */
    about: z.string().max(200).nullable(),
  })
  .meta({ id: 'FileAction' })

export const listFileActions = defineRoute({
  method: 'GET',
  path: '/delegations/actions',
  operationId: 'listFileActions',
  tag,
  summary: 'What third parties and staff did in my file, the latest first (U04, B03)',
  access: { kind: 'person' },
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(fileAction).meta({ id: 'FileActionPage' }) },
  problems: [],
})

const openFile = z
  .object({
    /** Sent as `X-Guichet-File` with what is done in the file. */
    id: uuid,
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    memberNumber: z.int().nullable(),
    rights: rightsOut,
    endsOn: dayOut,
    lastUsedAt: instantOut.nullable(),
    /** The colleague to whom it was given; null for oneself. */
    heldBy: name.nullable(),
    /** Open to the persons of the firm too. */
    isShared: z.boolean(),
    /** Null where its memberships are not opened, or there are none. */
    standing: z.enum(FILE_STANDINGS).nullable(),
    /** Last day of the membership. */
    dueOn: dayOut.nullable(),
  })
  .meta({ id: 'OpenFile' })

export const listFiles = defineRoute({
  method: 'GET',
  path: '/files',
  operationId: 'listFiles',
  tag,
  summary: '"Dossiers": the files opened to me, with what is due next (U29)',
  access: { kind: 'person', scope: 'me:read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    standing: z.enum(FILE_STANDINGS, 'invalid').optional(),
    sort: z.enum(['name', 'dueOn', 'endsOn'], 'invalid').default('name'),
  }),
  responses: { 200: pageOf(openFile).meta({ id: 'OpenFilePage' }) },
  problems: [],
})

const invitation = z
  .object({
    id: uuid,
    ownerName: name,
    rights: rightsOut,
    endsOn: dayOut,
    /** Whether the member opens it to colleagues too. */
    colleagues: z.boolean(),
    note: z.string().max(500).nullable(),
    answerBy: instantOut,
  })
  .meta({ id: 'DelegationInvitation' })
const request = z
  .object({
    id: uuid,
    email: z.string().max(254),
    identifier: z.string().max(64),
    createdAt: instantOut,
    /** Not answered within its time. */
    isOver: z.boolean(),
  })
  .meta({ id: 'DelegationRequest' })

export const listPendingFiles = defineRoute({
  method: 'GET',
  path: '/files/pending',
  operationId: 'listPendingFiles',
  tag,
  summary: 'Invitations to files that wait for my answer, and my requests',
  access: { kind: 'person' },
  responses: {
    200: z
      .object({ invitations: z.array(invitation).max(100), requests: z.array(request).max(100) })
      .meta({ id: 'PendingFiles' }),
  },
  problems: [],
})

export const requestDelegation = defineRoute({
  method: 'POST',
  path: '/delegation-requests',
  operationId: 'requestDelegation',
  tag,
  summary: 'Ask somebody for access to the file (U29)',
  description:
    'By the address, and the member number, the SIRET of a declarant or the account login. The answer is the same whether they name somebody or not; a refusal is not told.',
  access: { kind: 'person' },
  rateLimit: 'costly',
  body: z.strictObject({ email, identifier: line(64), note: optionalLine(500).optional() }),
  responses: { 202: request },
  problems: ['delegation.too-many'],
})

export const getInvitation = defineRoute({
  method: 'GET',
  path: '/delegation-invitations/:token',
  operationId: 'getInvitation',
  tag,
  summary: 'What an invitation by link opens, and to whom it was sent',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: byLink,
  responses: {
    200: invitation
      .extend({
        email: z.string().max(254),
        /** The address belongs to somebody who signs in already: sign in, then accept. */
        signInFirst: z.boolean(),
      })
      .meta({ id: 'LinkedInvitation' }),
  },
  problems: ['link.invalid'],
})

export const signUpByInvitation = defineRoute({
  method: 'POST',
  path: '/delegation-invitations/:token/sign-up',
  operationId: 'signUpByInvitation',
  tag,
  summary: 'Accept an invitation as somebody new: a sign-in with neither membership nor account',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: byLink,
  body: newcomer,
  responses: { 204: null },
  problems: ['link.invalid', 'password.refused', 'session.required'],
})
