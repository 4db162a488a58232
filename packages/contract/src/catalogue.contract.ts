import { isFrenchVatRate } from '@guichet/domain/vat'
import { z } from 'zod'
import { cents, day, dayOut, line, optionalLine, uuid } from './fields.ts'
import { procedure } from './options.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Catalogue'

/** A catalogue is shown whole: more of them are not added. */
export const PROCEDURES_MOST = 2000
/** Prices of all items and times. */
export const TARIFFS_MOST = 10_000

export const listAccountProfiles = defineRoute({
  method: 'GET',
  path: '/admin/account-profiles',
  operationId: 'listAccountProfiles',
  tag,
  summary: 'Rights profiles of accounts',
  access: { kind: 'staff', permission: 'accounts.read' },
  responses: {
    200: z
      .object({
        items: z
          .array(
            z.object({
              code: z.string().max(40),
              label: z.string().max(100),
              scope: z.enum(['all', 'web', 'listed']),
              procedureCodes: z.array(z.string().max(40)).max(PROCEDURES_MOST),
            }),
          )
          .max(50),
      })
      .meta({ id: 'AccountProfiles' }),
  },
  problems: [],
})

/** A procedure as staff edit it: both languages. */
export const staffProcedure = procedure
  .extend({
    descriptionFr: z.string().max(300),
    descriptionEn: z.string().max(300),
    documentTypesAll: z
      .array(
        z.object({
          code: z.string().max(40),
          labelFr: z.string().max(200),
          labelEn: z.string().max(200),
          withdrawn: z.boolean(),
        }),
      )
      .max(100),
    /** "Dates limites" (A22): recurring due dates. */
    deadlines: z
      .array(
        z.object({
          labelFr: z.string().max(200),
          labelEn: z.string().max(200),
          documentType: z.string().max(40).nullable(),
          months: z.array(z.int()).max(12),
          day: z.int(),
          untilDay: z.int().nullable(),
          working: z.boolean(),
          extraDays: z.int(),
        }),
      )
      .max(20),
    /** Codes of the profiles that name their procedures (`listed`) and name this one. */
    profileCodes: z.array(z.string().max(40)).max(50),
    rank: z.int(),
    /** Accounts that have chosen it. */
    accountCount: z.int().min(0),
    version: z.int(),
  })
  .meta({ id: 'StaffProcedure' })
const documentTypesIn = z
  .array(
    z.strictObject({
      code: z
        .string('required')
        .max(40, 'text.too-long')
        .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,39}$/u, 'invalid'),
      labelFr: line(200),
      labelEn: line(200),
      withdrawn: z.boolean().default(false),
    }),
  )
  .max(100)
const dayNumber = z.int('number.range').min(1, 'number.range').max(31, 'number.range')
/** Due dates that come again: on a day of the months named, put off to the next working day. */
const deadlinesIn = z
  .array(
    z
      .strictObject({
        labelFr: line(200),
        labelEn: line(200),
        /** For accounts that may use this document type; null: for all that may use the procedure. */
        documentType: z.string().max(40, 'text.too-long').nullable().default(null),
        /** All twelve for a monthly date, four for a quarterly one, one for a yearly one. */
        months: z
          .array(z.int('number.range').min(1, 'number.range').max(12, 'number.range'))
          .min(1, 'required')
          .max(12),
        day: dayNumber,
        /** The last of the days, for a date that depends on the declarant; null: one day. */
        untilDay: dayNumber.nullable().default(null),
        /** `day` counts working days: the second working day of May. */
        working: z.boolean().default(false),
        extraDays: z.int('number.range').min(0, 'number.range').max(60, 'number.range').default(0),
      })
      .refine(({ day, untilDay }) => untilDay === null || untilDay >= day, {
        error: 'number.range',
        path: ['untilDay'],
      }),
  )
  .max(20)
const procedureIn = {
  descriptionFr: line(300),
  descriptionEn: line(300),
  recipients: z.array(line(100)).min(1, 'required').max(30),
  documentTypes: documentTypesIn,
  /** Left out: they stay as they are. */
  deadlines: deadlinesIn.optional(),
  /** Profiles of scope `listed` that have it; left out: they stay as they are. */
  profileCodes: z.array(z.string().max(40, 'text.too-long')).max(50).optional(),
  web: z.boolean(),
  rank: z.int('number.range').min(0, 'number.range').max(10_000, 'number.range').default(0),
}

export const listStaffProcedures = defineRoute({
  method: 'GET',
  path: '/admin/procedures',
  operationId: 'listStaffProcedures',
  tag,
  summary: 'The whole catalogue, withdrawn procedures included',
  access: { kind: 'staff', permission: 'accounts.read' },
  responses: {
    200: z.object({ items: z.array(staffProcedure).max(PROCEDURES_MOST) }).meta({ id: 'StaffProcedures' }),
  },
  problems: [],
})

export const getStaffProcedure = defineRoute({
  method: 'GET',
  path: '/admin/procedures/:id',
  operationId: 'getStaffProcedure',
  tag,
  summary: 'One procedure of the catalogue, as it is edited',
  access: { kind: 'staff', permission: 'accounts.read' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: staffProcedure },
  problems: ['resource.not-found'],
})

export const createProcedure = defineRoute({
  method: 'POST',
  path: '/admin/procedures',
  operationId: 'createProcedure',
  tag,
  summary: 'Add a procedure to the catalogue',
  access: { kind: 'staff', permission: 'catalogue.edit' },
  idempotent: true,
  body: z.strictObject({
    code: z
      .string('required')
      .max(40, 'text.too-long')
      .regex(/^[A-Z0-9][A-Z0-9 ._/-]{0,39}$/u, 'invalid'),
    ...procedureIn,
  }),
  responses: { 201: staffProcedure },
  problems: ['procedure.code-taken', 'catalogue.full', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const updateProcedure = defineRoute({
  method: 'PUT',
  path: '/admin/procedures/:id',
  operationId: 'updateProcedure',
  tag,
  summary: 'Change a procedure, withdraw it or offer it again; accounts keep their choice but not its use',
  access: { kind: 'staff', permission: 'catalogue.edit' },
  precondition: true,
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ ...procedureIn, withdrawn: z.boolean() }),
  responses: { 200: staffProcedure },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

/** A dated price (A11, A15). */
export const tariff = z
  .object({
    id: uuid,
    item: z.string().max(60),
    labelFr: z.string().max(200),
    labelEn: z.string().max(200),
    amountCents: cents,
    vatRateBps: z.int(),
    startsOn: dayOut,
    endsOn: dayOut.nullable(),
    state: z.enum(['past', 'current', 'coming']),
  })
  .meta({ id: 'Tariff' })

export const listTariffs = defineRoute({
  method: 'GET',
  path: '/admin/tariffs',
  operationId: 'listTariffs',
  tag,
  summary: 'Prices of what accounts pay for each month, past and coming ones included',
  access: { kind: 'staff', permission: 'accounts.read' },
  responses: { 200: z.object({ items: z.array(tariff).max(TARIFFS_MOST) }).meta({ id: 'Tariffs' }) },
  problems: [],
})

export const createTariff = defineRoute({
  method: 'POST',
  path: '/admin/tariffs',
  operationId: 'createTariff',
  tag,
  summary: 'Set the price of an item from a day on; the price before ends the day before',
  access: { kind: 'staff', permission: 'tariffs.edit' },
  idempotent: true,
  body: z.strictObject({
    item: z
      .string('required')
      .max(60, 'text.too-long')
      .regex(
        /^(?:subscription|secondary-mailbox|statements|archive|procedure:[A-Za-z0-9][A-Za-z0-9 ._/-]{0,39})$/u,
        'invalid',
      ),
    labelFr: line(200),
    labelEn: line(200),
    amountCents: z.int('number.range').min(0, 'number.range').max(10_000_000, 'number.range'),
    vatRateBps: z.int('number.range').refine(isFrenchVatRate, 'invalid'),
    startsOn: day,
  }),
  responses: { 201: tariff },
  problems: ['tariff.in-the-past', 'tariff.start-taken', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const listHelpTexts = defineRoute({
  method: 'GET',
  path: '/help-texts',
  operationId: 'listHelpTexts',
  tag,
  summary: 'Texts behind the "?" of fields, where staff have written their own (A20)',
  access: { kind: 'public' },
  responses: {
    200: z
      .object({
        items: z
          .array(
            z.object({ key: z.string().max(60), textFr: z.string().max(1000), textEn: z.string().max(1000) }),
          )
          .max(200),
      })
      .meta({ id: 'HelpTexts' }),
  },
  problems: [],
})

export const saveHelpText = defineRoute({
  method: 'PUT',
  path: '/admin/help-texts/:key',
  operationId: 'saveHelpText',
  tag,
  summary: 'Write the text behind a "?"; empty texts bring back the one of the portal',
  access: { kind: 'staff', permission: 'catalogue.edit' },
  params: z.strictObject({
    key: z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9.-]{1,59}$/u, 'invalid'),
  }),
  body: z.strictObject({ textFr: optionalLine(1000), textEn: optionalLine(1000) }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})
