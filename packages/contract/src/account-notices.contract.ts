import { z } from 'zod'
import { dayOut, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const accountName = z.object({ id: uuid, login: z.string().max(64), companyName: z.string().max(200) })

/** Kinds of alerts of an account; the web knows the words and the page of each. */
export const ACCOUNT_ALERT_KINDS = [
  'request-refused',
  'request-waiting',
  'move-proposed',
  'mailbox-password-missing',
  'mailbox-quota-used-up',
  'mailbox-quota-nearly-used',
  'secondary-invitations-lapsed',
  'secondary-invitations-pending',
  'secondary-requests-waiting',
] as const

/** Something about an account that its people should know, the most pressing first (A22). */
const accountAlert = z
  .object({
    kind: z.enum(ACCOUNT_ALERT_KINDS),
    urgency: z.enum(['now', 'soon', 'later']),
    account: accountName,
    /** Secondary accounts meant, or mailboxes in use. */
    count: z.int().min(0).nullable(),
    /** Mailboxes that there may be. */
    quota: z.int().min(0).nullable(),
    /** Why a request was refused. */
    reason: z.string().max(500).nullable(),
  })
  .meta({ id: 'AccountAlert' })

/** A date of a procedure, for the accounts that may use it (A22). */
const dueDate = z
  .object({
    procedureCode: z.string().max(40),
    procedure: z.string().max(300),
    label: z.string().max(200),
    /** Earlier than `dueOn` where the day depends on the declarant. */
    startsOn: dayOut,
    dueOn: dayOut,
    accounts: z.array(accountName).min(1).max(100),
  })
  .meta({ id: 'DueDate' })

export const getAccountNotices = defineRoute({
  method: 'GET',
  path: '/accounts/notices',
  operationId: 'getAccountNotices',
  tag: 'Accounts',
  summary:
    '"Dates limites" of the procedures that my accounts may use, for 60 days, and alerts of my accounts',
  access: { kind: 'person', scope: 'accounts:read' },
  responses: {
    200: z
      .object({ dueDates: z.array(dueDate).max(20), alerts: z.array(accountAlert).max(50) })
      .meta({ id: 'AccountNotices' }),
  },
  problems: [],
})
