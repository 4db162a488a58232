import { ALL_CHOICES, OPTION_KINDS } from '@guichet/domain/fiscal-options'
import { z } from 'zod'
import { day, dayOut, instantOut, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Declarants'

const statement = z
  .object({
    id: uuid,
    kind: z.enum(OPTION_KINDS),
    choices: z.array(z.enum(ALL_CHOICES)).max(6),
    startsOn: dayOut,
    /** The last day; null while it goes on, and for what was withdrawn. */
    endsOn: dayOut.nullable(),
    askedOn: dayOut.nullable(),
    saidAt: instantOut,
    saidBy: z.string().max(250),
    withdrawnAt: instantOut.nullable(),
    withdrawnBy: z.string().max(250).nullable(),
  })
  .meta({ id: 'DeclarantOption' })

const options = z
  .object({
    /** When the activity began, as the file says it. */
    begunOn: dayOut.nullable(),
    postcode: z.string().max(12).nullable(),
    /** What was said, the latest day of each kind first; then what was withdrawn, the latest fifty. */
    items: z.array(statement).max(250),
    version: z.int(),
  })
  .meta({ id: 'DeclarantOptions' })

export const getDeclarantOptions = defineRoute({
  method: 'GET',
  path: '/me/declarant/options',
  operationId: 'getDeclarantOptions',
  tag,
  summary:
    'What I said of my company that no register tells: activities, frequency, income tax, VAT, ACRE (U05)',
  access: { kind: 'person', scope: 'me:read', file: 'file.see' },
  responses: { 200: options },
  problems: ['resource.not-found'],
})

export const getStaffDeclarantOptions = defineRoute({
  method: 'GET',
  path: '/admin/declarants/:id/options',
  operationId: 'getStaffDeclarantOptions',
  tag,
  summary: 'What a declarant said of the company that no register tells, for staff (U05)',
  access: { kind: 'staff', permission: 'declarants.read' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: options },
  problems: ['resource.not-found'],
})

export const recordDeclarantOption = defineRoute({
  method: 'PATCH',
  path: '/me/declarant/options',
  operationId: 'recordDeclarantOption',
  tag,
  summary:
    'Say what holds from a day on; what was said of the same day is replaced and stays in the history (U05)',
  description: 'Needs `If-Match`: the version of the file.',
  access: { kind: 'person', scope: 'me:write', file: 'file.edit' },
  precondition: true,
  body: z.strictObject({
    kind: z.enum(OPTION_KINDS, 'invalid'),
    /** Of activities several at once; one of the others. */
    choices: z.array(z.enum(ALL_CHOICES, 'invalid'), 'required').min(1, 'required').max(6, 'number.range'),
    startsOn: day,
    /** When it was asked for, where that has a deadline; no day is kept otherwise. */
    askedOn: day.nullable().default(null),
  }),
  responses: { 200: options },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const withdrawDeclarantOption = defineRoute({
  method: 'DELETE',
  path: '/me/declarant/options/:id',
  operationId: 'withdrawDeclarantOption',
  tag,
  summary: 'Withdraw what was said by mistake; it stays in the history (U05)',
  access: { kind: 'person', scope: 'me:write', file: 'file.edit' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: options },
  problems: ['resource.not-found'],
})
