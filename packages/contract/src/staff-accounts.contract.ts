import { z } from 'zod'
import { ACCOUNT_TYPES } from './account-fields.ts'
import { account, accountFilters, accountLine, accountParams } from './accounts.contract.ts'
import { day, dayOut, instantOut, line, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office accounts'
const kind = z.enum(['primary', 'secondary'])
const code = z.string().max(40)

/** A line of the list of all accounts. */
export const staffAccountLine = accountLine
  .extend({
    kind,
    /** Login of the primary of a secondary account. */
    primaryLogin: z.string().max(64).nullable(),
    createdOn: dayOut,
  })
  .meta({ id: 'StaffAccountLine' })

/** Fewer than under one primary: each costs an index over a million accounts. */
const STAFF_SORT_KEYS = ['login', 'companyName', 'createdOn'] as const
export const STAFF_ACCOUNT_SORTS = STAFF_SORT_KEYS.flatMap((key) => [key, `-${key}`] as const)

export const listStaffAccounts = defineRoute({
  method: 'GET',
  path: '/admin/accounts',
  operationId: 'listStaffAccounts',
  tag,
  summary: 'Accounts of the organisation, primary and secondary, searched and sorted',
  description:
    'Accounts are read and edited through the routes of `/accounts/{id}`, which staff may call too.',
  access: { kind: 'staff', permission: 'accounts.read' },
  query: z.strictObject({
    ...pageQuery,
    ...accountFilters,
    kind: z.enum(['primary', 'secondary'], 'invalid').optional(),
    sort: z.enum(STAFF_ACCOUNT_SORTS, 'invalid').default('login'),
  }),
  responses: { 200: pageOf(staffAccountLine).meta({ id: 'StaffAccountPage' }) },
  problems: [],
})

/** A request to be decided, or one that was approved and waits for its holder. */
export const accountRequest = accountLine
  .extend({
    kind,
    primary: z.object({ id: uuid, login: z.string().max(64), companyName: z.string().max(200) }).nullable(),
    profileLabel: z.string().max(100),
    responsibleEmail: z.string().max(254),
    requestedAt: instantOut,
    /** The holder has chosen a password already: an approval opens the account at once. */
    opensAtOnce: z.boolean(),
  })
  .meta({ id: 'AccountRequest' })

export const listAccountRequests = defineRoute({
  method: 'GET',
  path: '/admin/account-requests',
  operationId: 'listAccountRequests',
  tag,
  summary: 'The queue: accounts that are asked for, or approved and not yet activated; the oldest first',
  access: { kind: 'staff', permission: 'accounts.read' },
  query: z.strictObject({
    ...pageQuery,
    /** `requested`: to be decided; `approved`: the holder has not used the activation link yet. */
    state: z.enum(['requested', 'approved'], 'invalid').default('requested'),
  }),
  responses: { 200: pageOf(accountRequest).meta({ id: 'AccountRequestPage' }) },
  problems: [],
})

export const decideAccountRequest = defineRoute({
  method: 'POST',
  path: '/admin/accounts/:id/decision',
  operationId: 'decideAccountRequest',
  tag,
  summary: 'Approve a request, or refuse it with a reason that the applicant reads',
  description:
    'Approved, the account is open at once where its holder has chosen a password; else its responsible person gets a link to choose one. One that was approved may still be refused until it is open, by saying so in `state`. Whoever asked is written to; under a primary, that is the primary.',
  access: { kind: 'staff', permission: 'accounts.decide' },
  params: accountParams,
  body: z
    .strictObject({
      decision: z.enum(['approve', 'refuse'], 'invalid'),
      /** Where it stood when it was looked at; `approved` takes an approval back. */
      state: z.enum(['requested', 'approved'], 'invalid').default('requested'),
      /** Why it is refused, as the applicant reads it. */
      reason: line(500, 3).optional(),
    })
    .refine(({ decision, reason }) => decision === 'approve' || reason !== undefined, {
      path: ['reason'],
      error: 'required',
    }),
  responses: { 200: account },
  problems: ['resource.not-found', 'account.already-decided', 'account.quota-exceeded', 'account.closed'],
})

/** What only staff change. */
export const accountSettings = z
  .object({
    kind,
    accountType: z.enum(ACCOUNT_TYPES),
    /** On a secondary account, that of its primary. */
    profileCode: code,
    test: z.boolean(),
    /** "Date de facturation"; null where none is set, and on secondary accounts. */
    invoicingOn: dayOut.nullable(),
    version: z.int(),
  })
  .meta({ id: 'AccountSettings' })

export const getAccountSettings = defineRoute({
  method: 'GET',
  path: '/admin/accounts/:id/settings',
  operationId: 'getAccountSettings',
  tag,
  summary: 'What only staff change on an account: type, profile, test flag, date of invoicing',
  access: { kind: 'staff', permission: 'accounts.read' },
  params: accountParams,
  responses: { 200: accountSettings },
  problems: ['resource.not-found'],
})

export const updateAccountSettings = defineRoute({
  method: 'PATCH',
  path: '/admin/accounts/:id/settings',
  operationId: 'updateAccountSettings',
  tag,
  summary: 'Set what only staff may: type, profile, test flag, date of invoicing',
  description:
    'Fields left out stay as they are. Profile and date of invoicing are set on primary accounts; the secondary accounts take the profile of their primary.',
  access: { kind: 'staff', permission: 'accounts.edit' },
  precondition: true,
  params: accountParams,
  body: z.strictObject({
    accountType: z.enum(ACCOUNT_TYPES, 'invalid').optional(),
    profileCode: z.string().max(40, 'text.too-long').optional(),
    test: z.boolean().optional(),
    invoicingOn: day.nullable().optional(),
  }),
  responses: { 200: accountSettings },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'account.not-primary',
    'account.closed',
  ],
})

const lostProcedures = z.array(z.object({ code, documentTypes: z.array(code).max(100).nullable() })).max(200)

export const previewAccountProfile = defineRoute({
  method: 'GET',
  path: '/admin/accounts/:id/profile-consequences',
  operationId: 'previewAccountProfile',
  tag,
  summary: 'What another profile would take away from a primary account and its secondaries; changes nothing',
  access: { kind: 'staff', permission: 'accounts.read' },
  params: accountParams,
  query: z.strictObject({ profileCode: z.string('required').max(40, 'text.too-long').min(1, 'required') }),
  responses: {
    200: z
      .object({
        /** Secondary accounts that the profile reaches. */
        secondaryCount: z.int().min(0),
        /** What the account itself would lose. */
        procedures: lostProcedures,
        /** Secondary accounts that would lose something; the first hundred by login. */
        losses: z
          .array(
            z.object({
              accountId: uuid,
              login: z.string().max(64),
              companyName: z.string().max(200),
              procedures: lostProcedures,
            }),
          )
          .max(100),
        accountsAffected: z.int().min(0),
      })
      .meta({ id: 'ProfileConsequences' }),
  },
  problems: ['resource.not-found', 'account.not-primary'],
})

const approver = z.enum(['staff', 'automatic'], 'invalid')
/** Who lets new accounts in (A21). */
export const approvalRules = z
  .object({
    /** Primary accounts that register. */
    primary: approver,
    /** Secondary accounts that a primary creates. */
    secondary: approver,
  })
  .meta({ id: 'ApprovalRules' })

export const getApprovalRules = defineRoute({
  method: 'GET',
  path: '/admin/approval-rules',
  operationId: 'getApprovalRules',
  tag,
  summary: 'Who accepts requests for accounts: staff, or nobody but the rule',
  access: { kind: 'staff', permission: 'accounts.read' },
  responses: { 200: approvalRules },
  problems: [],
})

export const updateApprovalRules = defineRoute({
  method: 'PUT',
  path: '/admin/approval-rules',
  operationId: 'updateApprovalRules',
  tag,
  summary: 'Say who accepts requests for accounts from now on; those that wait are decided by staff',
  access: { kind: 'staff', permission: 'organisation.edit' },
  precondition: true,
  body: z.strictObject({ primary: approver, secondary: approver }),
  responses: { 200: approvalRules },
  problems: ['resource.changed', 'resource.precondition-required'],
})
