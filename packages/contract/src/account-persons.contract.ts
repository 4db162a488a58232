import { ACCOUNT_RIGHTS } from '@guichet/domain/account-rights'
import { z } from 'zod'
import { account, accountParams } from './accounts.contract.ts'
import { email, instantOut, line, optionalLine, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Accounts'

/** Somebody on an account (A25). */
export const accountPerson = z
  .object({
    personId: uuid,
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    email: z.string().max(254),
    role: z.enum(['holder', 'collaborator']),
    rights: z.array(z.enum(ACCOUNT_RIGHTS)).max(10),
    since: instantOut,
  })
  .meta({ id: 'AccountPerson' })
/** A link that was sent and not used yet: to whom, by whom, until when. */
export const sentLink = z
  .object({
    email: z.string().max(254),
    expiresAt: instantOut,
    /** The link was not used in time: it can be sent again. */
    lapsed: z.boolean(),
    sentByKind: z.enum(['self', 'person', 'staff', 'system']),
    /** Who works for the organisation is named to those who do too. */
    sentByName: z.string().max(250).nullable(),
  })
  .meta({ id: 'SentLink' })
const rightsIn = z.array(z.enum(ACCOUNT_RIGHTS, 'invalid')).max(4)
const personParams = z.strictObject({ id: uuid, personId: uuid })

export const listAccountPersons = defineRoute({
  method: 'GET',
  path: '/accounts/:id/persons',
  operationId: 'listAccountPersons',
  tag,
  summary: 'Persons on an account, and those invited',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: {
    200: z
      .object({
        items: z.array(accountPerson).max(200),
        invitations: z
          .array(
            sentLink
              .extend({
                firstName: z.string().max(100),
                lastName: z.string().max(100),
                rights: z.array(z.enum(ACCOUNT_RIGHTS)).max(10),
              })
              .meta({ id: 'PendingInvitation' }),
          )
          .max(200),
      })
      .meta({ id: 'AccountPersons' }),
  },
  problems: ['resource.not-found', 'account.right-missing'],
})

export const inviteAccountPerson = defineRoute({
  method: 'POST',
  path: '/accounts/:id/persons',
  operationId: 'inviteAccountPerson',
  tag,
  summary: 'Invite somebody to an account with chosen rights; none means reading only',
  access: { kind: 'person', scope: 'accounts:write' },
  rateLimit: 'costly',
  idempotent: true,
  params: accountParams,
  body: z.strictObject({ email, firstName: line(100), lastName: line(100), rights: rightsIn }),
  responses: {
    202: z.object({ email: z.string().max(254), expiresAt: instantOut }).meta({ id: 'AccountInvitation' }),
  },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.closed',
    'account.wrong-state',
    'account.person-known',
    'recovery.recent',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const withdrawInvitation = defineRoute({
  method: 'POST',
  path: '/accounts/:id/invitation-withdrawals',
  operationId: 'withdrawInvitation',
  tag,
  summary: 'Withdraw an invitation that was not accepted yet: its link ends at once',
  description:
    'To send it again, invite the same address again: the new link takes the place of the old one.',
  access: { kind: 'person', scope: 'accounts:write' },
  params: accountParams,
  body: z.strictObject({ email }),
  responses: { 204: null },
  problems: ['resource.not-found', 'account.right-missing', 'account.closed'],
})

export const getActivationLink = defineRoute({
  method: 'GET',
  path: '/accounts/:id/activation-link',
  operationId: 'getActivationLink',
  tag,
  summary: 'The link by which the holder of an approved account opens it; null when none waits',
  access: { kind: 'person', scope: 'accounts:read' },
  params: accountParams,
  responses: { 200: z.object({ link: sentLink.nullable() }).meta({ id: 'WaitingActivation' }) },
  problems: ['resource.not-found'],
})

export const sendActivationLink = defineRoute({
  method: 'POST',
  path: '/accounts/:id/activation-link',
  operationId: 'sendActivationLink',
  tag,
  summary: 'Send the link that opens an approved account again; the one before ends',
  access: { kind: 'person', scope: 'accounts:write' },
  rateLimit: 'costly',
  params: accountParams,
  responses: {
    202: z.object({ email: z.string().max(254), expiresAt: instantOut }).meta({ id: 'ActivationLink' }),
  },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.closed',
    'account.wrong-state',
    'recovery.recent',
  ],
})

export const withdrawActivation = defineRoute({
  method: 'DELETE',
  path: '/accounts/:id/activation-link',
  operationId: 'withdrawActivation',
  tag,
  summary: 'Withdraw the invitation to an approved account that nobody has opened yet',
  description: 'Its link ends, the account stands as refused, and its login and its mailbox are free again.',
  access: { kind: 'person', scope: 'accounts:write' },
  params: accountParams,
  responses: { 200: account },
  problems: ['resource.not-found', 'account.right-missing', 'account.closed', 'account.wrong-state'],
})

export const updateAccountPerson = defineRoute({
  method: 'PUT',
  path: '/accounts/:id/persons/:personId',
  operationId: 'updateAccountPerson',
  tag,
  summary: 'Change the rights of somebody on an account',
  access: { kind: 'person', scope: 'accounts:write' },
  params: personParams,
  body: z.strictObject({ rights: rightsIn }),
  responses: { 200: accountPerson },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.closed',
    'account.holder-stays',
    'recovery.recent',
  ],
})

export const removeAccountPerson = defineRoute({
  method: 'DELETE',
  path: '/accounts/:id/persons/:personId',
  operationId: 'removeAccountPerson',
  tag,
  summary: 'Take somebody off an account, at once; anybody may leave by himself',
  access: { kind: 'person', scope: 'accounts:write' },
  params: personParams,
  responses: { 204: null },
  problems: ['resource.not-found', 'account.right-missing', 'account.closed', 'account.holder-stays'],
})

export const transferAccount = defineRoute({
  method: 'POST',
  path: '/accounts/:id/holder',
  operationId: 'transferAccount',
  tag,
  summary: 'Make another person on the account its holder; the former one stays with all rights',
  access: { kind: 'person' },
  params: accountParams,
  body: z.strictObject({ personId: uuid }),
  responses: { 200: account },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.closed',
    'account.person-unknown',
    'account.holder-unreachable',
    'recovery.recent',
  ],
})

export const resetAccountPassword = defineRoute({
  method: 'POST',
  path: '/accounts/:id/password-reset',
  operationId: 'resetAccountPassword',
  tag,
  summary: 'Give the holder a temporary password, to be changed at the next sign-in (A12)',
  description:
    'The password is shown once, to be passed on by another way than the login. The responsible person is told by e-mail that it was changed. Sessions of the holder end.',
  access: { kind: 'person' },
  rateLimit: 'costly',
  params: accountParams,
  responses: {
    201: z
      .object({ temporaryPassword: z.string().max(64), expiresAt: instantOut })
      .meta({ id: 'TemporaryPassword' }),
  },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.closed',
    'account.wrong-state',
    'account.no-holder',
    'recovery.recent',
  ],
})

export const requestAccountClosure = defineRoute({
  method: 'POST',
  path: '/accounts/:id/closure-request',
  operationId: 'requestAccountClosure',
  tag,
  summary:
    'Ask for the closing of an account: of a primary the organisation, of a secondary its primary (A25)',
  description:
    'The holder is told by e-mail what follows; nothing changes until it is closed. `email` is whom the request went to, null for a primary account: each of its persons who keep its secondary accounts is written to.',
  access: { kind: 'person', scope: 'accounts:write' },
  rateLimit: 'costly',
  params: accountParams,
  body: z.strictObject({ reason: optionalLine(500).optional() }),
  responses: { 202: z.object({ email: z.string().max(254).nullable() }).meta({ id: 'ClosureRequest' }) },
  problems: ['resource.not-found', 'account.right-missing', 'account.closed'],
})
