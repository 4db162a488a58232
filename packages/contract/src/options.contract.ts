import { z } from 'zod'
import { postalAddress, postalAddressIn } from './account-fields.ts'
import { cents, dayOut, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Options'
const accountParams = z.strictObject({ id: uuid })
const code = z.string().max(40)
const codeIn = z
  .string('required')
  .max(40, 'text.too-long')
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,39}$/u, 'invalid')

/** Procedures wanted, each with the document types wanted; null means all, those to come included. */
export const procedureChoicesIn = z
  .array(
    z.strictObject({
      code: codeIn,
      documentTypes: z.array(codeIn).max(100).nullable().default(null),
    }),
  )
  .max(200)

/** A procedure of the catalogue (A10). */
export const procedure = z
  .object({
    id: uuid,
    code,
    description: z.string().max(300),
    recipients: z.array(z.string().max(100)).max(30),
    documentTypes: z.array(z.object({ code, label: z.string().max(200) })).max(100),
    /** Filled in the browser. */
    web: z.boolean(),
    withdrawn: z.boolean(),
  })
  .meta({ id: 'Procedure' })

export const listProcedures = defineRoute({
  method: 'GET',
  path: '/procedures',
  operationId: 'listProcedures',
  tag,
  summary: 'Catalogue of the téléprocédures that are offered',
  access: { kind: 'public' },
  responses: { 200: z.object({ items: z.array(procedure).max(2000) }).meta({ id: 'Procedures' }) },
  problems: [],
})

const REFUSALS = [
  'withdrawn',
  'profile',
  'account-not-open',
  'not-chosen',
  'primary-not-open',
  'primary-profile',
  'primary-not-chosen',
  'no-document-type',
] as const

/** Net price for a month, at today's tariff. */
const monthlyPrice = z.object({ netCents: cents, vatRateBps: z.int() })

/** A procedure as it stands on an account. */
export const accountProcedure = procedure
  .extend({
    chosen: z.boolean(),
    /** Document types chosen; null: all. */
    chosenDocumentTypes: z.array(code).max(100).nullable(),
    /** Whether the box may be ticked: offered, within the profile and within what the primary has. */
    available: z.boolean(),
    /** Document types that may be chosen: those of the primary, for a secondary. */
    availableDocumentTypes: z.array(code).max(100),
    granted: z.boolean(),
    grantedDocumentTypes: z.array(code).max(100),
    /** "Why can't this account use it": every reason, the nearest first; empty when it can. */
    refusals: z.array(z.enum(REFUSALS)).max(10),
    /** Net price for a month; null when it costs nothing by itself. */
    price: monthlyPrice.nullable(),
  })
  .meta({ id: 'AccountProcedure' })

const statements = z.object({
  subscribed: z.boolean(),
  collectionAlert: z.boolean(),
  statementMailbox: z.enum(['dedicated', 'default']),
})

/** "Options" of an account (A07–A10, A16, A18). */
export const accountOptions = z
  .object({
    /** "Nombre de comptes secondaires souhaités"; null on a secondary account. */
    mailboxQuota: z.int().min(0).nullable(),
    mailboxesInUse: z.int().min(0),
    /** A mailbox of its own; a primary always has one. */
    hasMailbox: z.boolean(),
    /** False until the holder has set the mailbox's own password. */
    mailboxPasswordSet: z.boolean(),
    mailboxAddress: z.string().max(320),
    autonomous: z.boolean(),
    statements: statements.extend({
      dedicatedAddress: z.string().max(320),
      defaultAddress: z.string().max(320),
    }),
    archiveSubscribed: z.boolean(),
    /** What each costs its primary when it is taken; null when it is free. */
    prices: z.object({
      mailbox: monthlyPrice.nullable(),
      statements: monthlyPrice.nullable(),
      archive: monthlyPrice.nullable(),
    }),
    procedures: z.array(accountProcedure).max(2000),
    version: z.int(),
  })
  .meta({ id: 'AccountOptions' })

export const getAccountOptions = defineRoute({
  method: 'GET',
  path: '/accounts/:id/options',
  operationId: 'getAccountOptions',
  tag,
  summary: '"Options" of an account, and why it can or cannot use each procedure',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: { 200: accountOptions },
  problems: ['resource.not-found'],
})

/** Fields left out stay as they are; `procedures` replaces the whole choice. */
export const optionsPatch = z.strictObject({
  mailboxQuota: z.int('number.range').min(0, 'number.range').max(100_000, 'number.range').optional(),
  hasMailbox: z.boolean().optional(),
  autonomous: z.boolean().optional(),
  statements: z
    .strictObject({
      subscribed: z.boolean(),
      collectionAlert: z.boolean(),
      statementMailbox: z.enum(['dedicated', 'default'], 'invalid'),
    })
    .optional(),
  archiveSubscribed: z.boolean().optional(),
  procedures: procedureChoicesIn.optional(),
})

const costLine = z.object({
  item: z.string().max(60),
  label: z.string().max(200),
  quantity: z.int(),
  unitCents: cents,
  netCents: cents,
  vatRateBps: z.int(),
  vatCents: cents,
})
/** Cost of a month at today's prices (A11). */
export const monthlyCost = z
  .object({ lines: z.array(costLine).max(300), netCents: cents, vatCents: cents, grossCents: cents })
  .meta({ id: 'MonthlyCost' })

/** What a change of options would bring about, before it is confirmed (A16, A17). */
export const optionsConsequences = z
  .object({
    /** Cost of the month for the primary, which pays for its secondaries too. */
    costBefore: monthlyCost,
    costAfter: monthlyCost,
    /** Rights that secondary accounts would lose; the first hundred accounts by name. */
    losses: z
      .array(
        z.object({
          accountId: uuid,
          login: z.string().max(64),
          companyName: z.string().max(200),
          procedures: z.array(z.object({ code, documentTypes: z.array(code).max(100).nullable() })).max(200),
        }),
      )
      .max(100),
    accountsAffected: z.int().min(0),
    /** Words of warning the web knows: `mailbox-password`: the holder must first set the mailbox's password. */
    notices: z
      .array(z.enum(['mailbox-password', 'mailbox-fee', 'mailbox-lost', 'statements-lost', 'archive-lost']))
      .max(10),
  })
  .meta({ id: 'OptionsConsequences' })

const editProblems = [
  'resource.not-found',
  'account.right-missing',
  'account.closed',
  'account.quota-exceeded',
  'account.quota-below-use',
  'account.procedure-unavailable',
] as const

export const previewAccountOptions = defineRoute({
  method: 'POST',
  path: '/accounts/:id/options/preview',
  operationId: 'previewAccountOptions',
  tag,
  summary: 'What a change of options would cost and take away; changes nothing',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  body: optionsPatch,
  responses: { 200: optionsConsequences },
  problems: [...editProblems],
})

export const updateAccountOptions = defineRoute({
  method: 'PATCH',
  path: '/accounts/:id/options',
  operationId: 'updateAccountOptions',
  tag,
  summary: 'Change the options of an account',
  access: { kind: 'person', scope: 'accounts:write', file: 'accounts.edit' },
  precondition: true,
  params: accountParams,
  body: optionsPatch,
  responses: { 200: accountOptions },
  problems: [...editProblems, 'resource.changed', 'resource.precondition-required'],
})

/** "Facturation" of a primary account (A11). */
export const accountInvoicing = z
  .object({
    invoicingOn: dayOut.nullable(),
    useResponsibleAddress: z.boolean(),
    /** The other address; kept while the responsible person's is used. */
    address: postalAddress,
    salesEmail: z.string().max(254),
    salesPhone: z.string().max(40).nullable(),
    cost: monthlyCost,
    version: z.int(),
  })
  .meta({ id: 'AccountInvoicing' })

export const getAccountInvoicing = defineRoute({
  method: 'GET',
  path: '/accounts/:id/invoicing',
  operationId: 'getAccountInvoicing',
  tag,
  summary: '"Facturation" of a primary account, with the cost of this month',
  access: { kind: 'person', scope: 'accounts:read', file: 'accounts.see' },
  params: accountParams,
  responses: { 200: accountInvoicing },
  problems: ['resource.not-found', 'account.right-missing', 'account.not-primary'],
})

export const updateAccountInvoicing = defineRoute({
  method: 'PUT',
  path: '/accounts/:id/invoicing',
  operationId: 'updateAccountInvoicing',
  tag,
  summary: 'Change the invoicing address of a primary account',
  access: { kind: 'person', scope: 'accounts:write', file: 'accounts.edit' },
  precondition: true,
  params: accountParams,
  body: z.strictObject({ useResponsibleAddress: z.boolean(), address: postalAddressIn }),
  responses: { 200: accountInvoicing },
  problems: [
    'resource.not-found',
    'account.right-missing',
    'account.not-primary',
    'account.closed',
    'resource.changed',
    'resource.precondition-required',
  ],
})
