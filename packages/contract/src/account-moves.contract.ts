import { MOVE_KINDS, MOVE_SIDES } from '@guichet/domain/account-moves'
import { z } from 'zod'
import { loginText } from './account-fields.ts'
import { accountParams } from './accounts.contract.ts'
import { instantOut, optionalLine, uuid } from './fields.ts'
import { monthlyCost } from './options.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Account moves'
const kind = z.enum(MOVE_KINDS)
const side = z.enum(MOVE_SIDES)
/** One side of a move. Of an account that was only named, the login as it was typed and nothing else. */
const movedAccount = z.object({
  id: uuid.nullable(),
  login: z.string().max(64),
  companyName: z.string().max(200).nullable(),
})

/** A proposal that waits for its answer. */
export const accountMove = z
  .object({
    id: uuid,
    kind,
    state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn', 'lapsed']),
    /** The account that moves, and its primary: the one it leaves, joins or changes places with. */
    account: movedAccount,
    primary: movedAccount,
    proposedBy: z.enum([...MOVE_SIDES, 'staff']),
    proposedAt: instantOut,
    expiresAt: instantOut,
    /** What whoever asks may do with it. */
    decisions: z.array(z.enum(['accept', 'decline', 'withdraw'])).max(3),
  })
  .meta({ id: 'AccountMove' })

/** Where an account stands among the others, and what may be done about it. */
export const accountAttachment = z
  .object({
    kind: z.enum(['primary', 'secondary']),
    primary: z.object({ id: uuid, login: z.string().max(64), companyName: z.string().max(200) }).nullable(),
    hasSecondaries: z.boolean(),
    /** The open proposal for this account to move; null when there is none. */
    proposal: accountMove.nullable(),
    /**
     * What whoever asks may propose: `detach`, `swap`, `join` (become a secondary of a primary that one names), `invite`
     * (attach an account that one names).
     */
    may: z.array(z.enum(['detach', 'swap', 'join', 'invite'])).max(4),
    /** What is confirmed takes effect at once: one holds both accounts, or works for the organisation. */
    atOnce: z.boolean(),
    /** Somebody of the organisation says why. */
    reasonNeeded: z.boolean(),
  })
  .meta({ id: 'AccountAttachment' })

export const getAccountAttachment = defineRoute({
  method: 'GET',
  path: '/accounts/:id/attachment',
  operationId: 'getAccountAttachment',
  tag,
  summary: '"Rattachement": where an account stands, its open proposal, and what may be proposed',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: { 200: accountAttachment },
  problems: ['resource.not-found'],
})

export const listMoveProposals = defineRoute({
  method: 'GET',
  path: '/accounts/:id/move-proposals',
  operationId: 'listMoveProposals',
  tag,
  summary:
    'Open proposals of accounts that would join or leave a primary, made by or to it; the latest first',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  query: z.strictObject({ ...pageQuery }),
  responses: { 200: pageOf(accountMove).meta({ id: 'AccountMovePage' }) },
  problems: ['resource.not-found', 'account.right-missing'],
})

/** What is proposed. `join` and `invite` are the two ends of an attachment: the other account is named by its login. */
const moveIn = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('detach') }),
  z.strictObject({ move: z.literal('swap') }),
  z.strictObject({ move: z.literal('join'), login: loginText }),
  z.strictObject({ move: z.literal('invite'), login: loginText }),
])

const code = z.string().max(40)
const rights = z.array(z.object({ code, documentTypes: z.array(code).max(100).nullable() })).max(200)
const change = <S extends z.ZodType>(value: S) => z.object({ before: value, after: value }).nullable()

/** What a move brings about, before it is confirmed. What one may not know of the other side is null. */
export const moveConsequences = z
  .object({
    kind,
    account: movedAccount,
    primary: movedAccount,
    /** The sides that one speaks for; both, or staff: it takes effect when it is confirmed. */
    sides: z.array(side).max(2),
    atOnce: z.boolean(),
    /** False where a login was named: what hangs on the other account is not known before it answers. */
    isOtherKnown: z.boolean(),
    /** Rights to procedures that the account loses and gains; null when they hang on an account that is not known. */
    procedures: z.object({ lost: rights, gained: rights }).nullable(),
    /** Mailboxes of the secondary accounts under the primary of the family. */
    mailboxes: z.object({ quota: z.int().min(0), before: z.int().min(0), after: z.int() }).nullable(),
    /** What the month costs each of the two, for whoever may know. */
    costs: z
      .array(
        z.object({
          side,
          before: monthlyCost,
          /** Null when it hangs on an account that is not known. */
          after: monthlyCost.nullable(),
        }),
      )
      .max(2),
    profile: change(z.string().max(100)),
    portal: change(z.string().max(60)),
    test: change(z.boolean()),
    autonomous: change(z.boolean()),
    /** The account gets a mailbox, whose password its holder has yet to set. */
    mailboxMade: z.boolean(),
    /** Services that the account keeps; whoever pays for it afterwards pays for them. */
    services: z.array(z.enum(['statements', 'archive'])).max(2),
    /** The number of mailboxes wanted and the other secondary accounts that go with the place. */
    quotaMoved: z.int().min(0).nullable(),
    secondariesMoved: z.int().min(0).nullable(),
  })
  .meta({ id: 'MoveConsequences' })

const moveProblems = [
  'resource.not-found',
  'account.right-missing',
  'account.closed',
  'account.not-secondary',
  'account.not-primary',
  'account.has-secondaries',
  'account.quota-exceeded',
  'account.move-pending',
] as const

export const previewAccountMove = defineRoute({
  method: 'POST',
  path: '/accounts/:id/moves/preview',
  operationId: 'previewAccountMove',
  tag,
  summary: 'What a move would bring about; changes nothing',
  access: { kind: 'person', scope: 'accounts:read' },
  params: accountParams,
  body: z.strictObject({ proposal: moveIn }),
  responses: { 200: moveConsequences },
  problems: [...moveProblems],
})

export const proposeAccountMove = defineRoute({
  method: 'POST',
  path: '/accounts/:id/moves',
  operationId: 'proposeAccountMove',
  tag,
  summary: 'Propose that an account be detached, attached or swapped with its primary',
  description:
    'It takes effect when the other side accepts, within 30 days. Whoever holds both accounts needs nobody else; staff with `accounts.edit` carry it out at once and give a reason. Where a login is named the answer is the same whether such an account exists or not.',
  access: { kind: 'person', scope: 'accounts:write' },
  idempotent: true,
  rateLimit: 'costly',
  params: accountParams,
  body: z.strictObject({
    proposal: moveIn,
    /** Why, where staff carry it out. */
    reason: optionalLine(500).optional(),
  }),
  responses: { 201: accountMove },
  problems: [...moveProblems, 'recovery.recent', 'idempotency.key-reused', 'idempotency.in-progress'],
})

const moveParams = z.strictObject({ id: uuid })

export const previewMoveProposal = defineRoute({
  method: 'GET',
  path: '/account-moves/:id/consequences',
  operationId: 'previewMoveProposal',
  tag,
  summary: 'What follows when a proposal is accepted',
  access: { kind: 'person', scope: 'accounts:read' },
  params: moveParams,
  responses: { 200: moveConsequences },
  problems: [
    'resource.not-found',
    'account.closed',
    'account.not-secondary',
    'account.not-primary',
    'account.has-secondaries',
    'account.quota-exceeded',
    'account.move-settled',
  ],
})

export const decideAccountMove = defineRoute({
  method: 'POST',
  path: '/account-moves/:id/decision',
  operationId: 'decideAccountMove',
  tag,
  summary: 'Accept or decline a proposal that was made to one, or withdraw one’s own',
  description:
    'Accepted, it takes effect at once: the former primary reaches the account no more, or the new one does. Of two who answer at once the first is heard.',
  access: { kind: 'person', scope: 'accounts:write' },
  params: moveParams,
  body: z.strictObject({ decision: z.enum(['accept', 'decline', 'withdraw'], 'invalid') }),
  responses: { 200: accountMove },
  problems: [
    'resource.not-found',
    'recovery.recent',
    'account.right-missing',
    'account.closed',
    'account.not-secondary',
    'account.not-primary',
    'account.has-secondaries',
    'account.quota-exceeded',
    'account.move-settled',
  ],
})
