import { z } from 'zod'
import { newPassword } from './account-fields.ts'
import { accountParams } from './accounts.contract.ts'
import { instantOut, password } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Accounts'

/** Where a mail program connects. */
const mailServer = z.object({
  host: z.string().max(253),
  port: z.int(),
  /** `tls` from the first byte on, or asked for with STARTTLS. */
  security: z.enum(['tls', 'starttls']),
})

/** Mailbox of an account (A19). */
export const mailbox = z
  .object({
    /** Also the user name in a mail program. Null when the account has no mailbox. */
    address: z.string().max(320).nullable(),
    /** Null when there is none. */
    quotaMegabytes: z.int().nullable(),
    /** False while the account or its primary is not open: nothing is delivered, nobody reads it. */
    active: z.boolean(),
    passwordSet: z.boolean(),
    passwordChangedAt: instantOut.nullable(),
    /** To receive (IMAP); null when no server is set up. */
    imap: mailServer.nullable(),
    /** To send (SMTP); null when no server is set up. */
    smtp: mailServer.nullable(),
  })
  .meta({ id: 'Mailbox' })

export const getMailbox = defineRoute({
  method: 'GET',
  path: '/accounts/:id/mailbox',
  operationId: 'getMailbox',
  tag,
  summary: 'Mailbox of an account: its address, whether its password is set, settings of a mail program',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: { 200: mailbox },
  problems: ['resource.not-found'],
})

const heldProblems = [
  'resource.not-found',
  'account.right-missing',
  'account.closed',
  'account.no-mailbox',
  'password.wrong-current',
  'session.locked',
] as const

export const setMailboxPassword = defineRoute({
  method: 'PUT',
  path: '/accounts/:id/mailbox/password',
  operationId: 'setMailboxPassword',
  tag,
  summary: 'Set or change the mailbox’s own password: the holder only, with the sign-in password',
  description:
    'It opens the mailbox in a mail program and nothing else, must differ from the sign-in password and has at most 72 bytes in UTF-8. The responsible person is told by e-mail.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  params: accountParams,
  body: z.strictObject({ currentPassword: password, newPassword }),
  responses: { 200: mailbox },
  problems: [...heldProblems, 'password.refused', 'recovery.recent'],
})

export const revokeMailboxPassword = defineRoute({
  method: 'POST',
  path: '/accounts/:id/mailbox/password-revocation',
  operationId: 'revokeMailboxPassword',
  tag,
  summary: 'Revoke the mailbox’s password: no mail program gets in until another is set',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  params: accountParams,
  body: z.strictObject({ currentPassword: password }),
  responses: { 200: mailbox },
  problems: [...heldProblems],
})
