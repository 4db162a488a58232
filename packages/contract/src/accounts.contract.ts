import { ACCOUNT_POWERS } from '@guichet/domain/account-rights'
import { ACCOUNT_STATES } from '@guichet/domain/account-state'
import { siretSearchFault } from '@guichet/domain/identifiers'
import { z } from 'zod'
import {
  ACCOUNT_TYPES,
  contactOut,
  identityIn,
  loginText,
  newPassword,
  responsibleOut,
} from './account-fields.ts'
import { cents, dayOut, instantOut, optionalLine, searchText, uuid } from './fields.ts'
import { procedureChoicesIn } from './options.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Accounts'
export const accountParams = z.strictObject({ id: uuid })
const yesNo = z.enum(['true', 'false'], 'invalid').transform((value) => value === 'true')

/** A line of the list of secondary accounts (A03). */
export const accountLine = z
  .object({
    id: uuid,
    fileNumber: z.int(),
    /** "Nom Compte". */
    login: z.string().max(64),
    accountType: z.enum(ACCOUNT_TYPES),
    siret: z.string().max(14),
    companyName: z.string().max(200),
    responsibleName: z.string().max(201),
    test: z.boolean(),
    state: z.enum(ACCOUNT_STATES),
    /** "BAL". */
    hasMailbox: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'AccountLine' })

/** An account with everything its header and the tab "Identité" show (A01, A05, A06). */
export const account = accountLine
  .extend({
    kind: z.enum(['primary', 'secondary']),
    /** The primary of a secondary account. */
    primary: z.object({ id: uuid, login: z.string().max(64), companyName: z.string().max(200) }).nullable(),
    portal: z.string().max(60),
    profile: z.object({ code: z.string().max(40), label: z.string().max(100) }),
    createdOn: dayOut,
    stateReason: z.string().max(500).nullable(),
    autonomous: z.boolean(),
    siren: z.string().max(9),
    nic: z.string().max(5),
    legalRepresentative: z.string().max(200).nullable(),
    responsible: responsibleOut,
    technicalContact: contactOut,
    administrativeContact: contactOut,
    /** What whoever asks may do with it. */
    powers: z.array(z.enum(ACCOUNT_POWERS)).max(20),
    /** How whoever asks stands to it: on it, on its primary, or staff. */
    via: z.enum(['own', 'primary', 'staff']),
  })
  .meta({ id: 'Account' })

export const listAccounts = defineRoute({
  method: 'GET',
  path: '/accounts',
  operationId: 'listAccounts',
  tag,
  summary: 'Accounts on which I am: those I hold, and those on which I was given rights',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  responses: {
    200: z
      .object({
        items: z
          .array(
            z.object({
              id: uuid,
              login: z.string().max(64),
              companyName: z.string().max(200),
              kind: z.enum(['primary', 'secondary']),
              state: z.enum(ACCOUNT_STATES),
              role: z.enum(['holder', 'collaborator']),
            }),
          )
          .max(100),
      })
      .meta({ id: 'MyAccounts' }),
  },
  problems: [],
})

export const getAccount = defineRoute({
  method: 'GET',
  path: '/accounts/:id',
  operationId: 'getAccount',
  tag,
  summary: 'One account: header and identity',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: { 200: account },
  problems: ['resource.not-found'],
})

export const updateAccountIdentity = defineRoute({
  method: 'PUT',
  path: '/accounts/:id/identity',
  operationId: 'updateAccountIdentity',
  tag,
  summary: 'Change "Identité": company, responsible person and contacts, as a whole',
  access: { kind: 'person', scope: 'accounts:write', file: 'accounts.edit' },
  precondition: true,
  params: accountParams,
  body: z.strictObject(identityIn),
  responses: { 200: account },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'account.right-missing',
    'account.closed',
  ],
})

/** A SIRET as it is typed, from its beginning. */
const siretSearch = searchText.superRefine((value, context) => {
  const fault = siretSearchFault(value ?? '')
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

/** Filters of the list of secondary accounts (A02), all of them together. */
export const accountFilters = {
  /** Words found in the name, the company, the responsible person, the SIRET or the file number, as one types. */
  q: searchText,
  accountName: searchText,
  siret: siretSearch,
  companyName: searchText,
  responsible: searchText,
  accountType: z.enum(ACCOUNT_TYPES, 'invalid').optional(),
  state: z.enum(ACCOUNT_STATES, 'invalid').optional(),
  test: yesNo.optional(),
  mailbox: yesNo.optional(),
}
const ACCOUNT_SORT_KEYS = [
  'login',
  'accountType',
  'siret',
  'companyName',
  'responsible',
  'state',
  'createdOn',
] as const
export const ACCOUNT_SORTS = ACCOUNT_SORT_KEYS.flatMap((key) => [key, `-${key}`] as const)
export const accountSort = z.enum(ACCOUNT_SORTS, 'invalid').default('login')

export const listSecondaryAccounts = defineRoute({
  method: 'GET',
  path: '/accounts/:id/secondary-accounts',
  operationId: 'listSecondaryAccounts',
  tag,
  summary: 'Secondary accounts of a primary, searched and sorted',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  query: z.strictObject({ ...pageQuery, ...accountFilters, sort: accountSort }),
  responses: { 200: pageOf(accountLine).meta({ id: 'AccountPage' }) },
  problems: ['resource.not-found', 'account.right-missing'],
})

export const exportSecondaryAccounts = defineRoute({
  method: 'GET',
  path: '/accounts/:id/secondary-accounts.csv',
  operationId: 'exportSecondaryAccounts',
  tag,
  summary: 'The same list as CSV, streamed whole',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  rateLimit: 'costly',
  params: accountParams,
  query: z.strictObject({ ...accountFilters, sort: accountSort, ids: z.string().max(4000).optional() }),
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'account.right-missing'],
})

/** What a creation would meet: whether a name is free, how many mailboxes are left, what a mailbox costs. */
export const getSecondaryOffer = defineRoute({
  method: 'GET',
  path: '/accounts/:id/secondary-offer',
  operationId: 'getSecondaryOffer',
  tag,
  summary: 'What a new secondary account may have: suffix, mailboxes left, price; and whether a name is free',
  access: { kind: 'person', scope: 'accounts:read' },
  params: accountParams,
  query: z.strictObject({ accountName: z.string().max(64).optional() }),
  responses: {
    200: z
      .object({
        /** What follows the name: `.asp1ent`. */
        suffix: z.string().max(64),
        mailDomain: z.string().max(253),
        profile: z.object({ code: z.string().max(40), label: z.string().max(100) }),
        mailboxQuota: z.int().min(0),
        mailboxesInUse: z.int().min(0),
        /** Net price of a mailbox for a month; null when there is none. */
        mailboxPrice: z.object({ netCents: cents, vatRateBps: z.int() }).nullable(),
        /** `automatic`: open at once; `staff`: a request that the organisation looks at. */
        approval: z.enum(['automatic', 'staff']),
        /** Null when no name was asked about. */
        name: z.enum(['free', 'taken', 'invalid', 'reserved']).nullable(),
      })
      .meta({ id: 'SecondaryOffer' }),
  },
  problems: ['resource.not-found', 'account.right-missing', 'account.not-primary', 'account.closed'],
})

export const createSecondaryAccount = defineRoute({
  method: 'POST',
  path: '/accounts/:id/secondary-accounts',
  operationId: 'createSecondaryAccount',
  tag,
  summary: 'Create a secondary account',
  description:
    'With `password`, the holder signs in with the login at once; with `invitation`, a link by e-mail lets the responsible person choose one. The profile is that of the primary.',
  access: { kind: 'person', scope: 'accounts:write' },
  idempotent: true,
  params: accountParams,
  body: z.strictObject({
    accountName: loginText,
    accountType: z.enum(ACCOUNT_TYPES, 'invalid').default('company'),
    access: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('password'), password: newPassword }),
      z.strictObject({ kind: z.literal('invitation') }),
    ]),
    autonomous: z.boolean().default(false),
    createMailbox: z.boolean().default(false),
    procedures: procedureChoicesIn.default([]),
    ...identityIn,
  }),
  responses: { 201: account },
  problems: [
    'resource.not-found',
    'recovery.recent',
    'account.right-missing',
    'account.not-primary',
    'account.closed',
    'account.quota-exceeded',
    'account.login-taken',
    'account.procedure-unavailable',
    'password.refused',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

const stateChange = z.strictObject({ reason: optionalLine(500).optional() })

export const closeAccount = defineRoute({
  method: 'POST',
  path: '/accounts/:id/closure',
  operationId: 'closeAccount',
  tag,
  summary:
    '"Désactiver": nobody signs in with it any more, its sessions and keys end at once, nothing is deleted',
  description: 'The organisation gives a reason; others may.',
  access: { kind: 'person', scope: 'accounts:write' },
  params: accountParams,
  body: stateChange,
  responses: { 200: account },
  problems: ['resource.not-found', 'account.right-missing', 'account.wrong-state'],
})

/** How many accounts are closed at once. */
export const CLOSED_AT_ONCE = 50
/** Why one of many accounts was not closed. */
const CLOSURE_REFUSALS = [
  ...(['resource.not-found', 'account.right-missing', 'account.closed', 'account.wrong-state'] as const),
] as const

export const closeAccounts = defineRoute({
  method: 'POST',
  path: '/accounts/closures',
  operationId: 'closeAccounts',
  tag,
  summary: '"Désactiver la sélection": several accounts at once, with one mail for each address',
  description:
    'Those that cannot be closed are named with the reason, and stop no other; when none can be, the answer is why the first cannot. The organisation gives a reason; others may.',
  access: { kind: 'person', scope: 'accounts:write' },
  body: stateChange.extend({ accountIds: z.array(uuid).min(1, 'required').max(CLOSED_AT_ONCE, 'invalid') }),
  responses: {
    200: z
      .object({
        closedIds: z.array(uuid).max(CLOSED_AT_ONCE),
        refused: z.array(z.object({ accountId: uuid, code: z.enum(CLOSURE_REFUSALS) })).max(CLOSED_AT_ONCE),
      })
      .meta({ id: 'AccountClosures' }),
  },
  problems: CLOSURE_REFUSALS,
})

export const reopenAccount = defineRoute({
  method: 'POST',
  path: '/accounts/:id/reopening',
  operationId: 'reopenAccount',
  tag,
  summary: '"Réactiver" a closed account',
  description: 'The organisation gives a reason; others may.',
  access: { kind: 'person', scope: 'accounts:write' },
  params: accountParams,
  body: stateChange,
  responses: { 200: account },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.wrong-state',
    'account.quota-exceeded',
    'account.closed',
  ],
})

/** One thing that happened to an account, as its people read it. */
export const accountEvent = z
  .object({
    id: uuid,
    at: instantOut,
    action: z.string().max(80),
    actorName: z.string().max(250).nullable(),
    actorKind: z.enum(['self', 'person', 'staff', 'system']),
    reason: z.string().max(500).nullable(),
    /** Names of the fields that changed. */
    fields: z.array(z.string().max(80)).max(100),
    /** The other account, where it has to do with two: the one joined, left or changed places with. */
    otherLogin: z.string().max(64).nullable(),
  })
  .meta({ id: 'AccountEvent' })

export const listAccountHistory = defineRoute({
  method: 'GET',
  path: '/accounts/:id/history',
  operationId: 'listAccountHistory',
  tag,
  summary: 'What happened to an account, the latest first',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  query: z.strictObject({ ...pageQuery }),
  responses: { 200: pageOf(accountEvent).meta({ id: 'AccountHistoryPage' }) },
  problems: ['resource.not-found'],
})
