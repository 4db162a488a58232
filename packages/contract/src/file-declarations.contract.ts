import {
  FILE_DECLARATION_STATES,
  TURNOVER_CATEGORIES,
} from '@guichet/domain/micro-social/turnover-categories'
import { z } from 'zod'
import { declarationWarning, periodCode, turnover, turnovers } from './declarations.contract.ts'
import { cents, dayOut, searchText, uuid } from './fields.ts'
import { LINE_REFUSAL_CODES } from './line-refusals.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Declarations'

/** Lines of one file of turnover, and of one filing. */
export const FILED_LINES_MOST = 500
const MOST_CHARACTERS = 200_000

const period = {
  code: z.string().max(7),
  startsOn: dayOut,
  endsOn: dayOut,
  dueOn: dayOut,
  /** The first day on which it can be filed. */
  opensOn: dayOut,
}
const name = z.string().max(250)
const lineOf = {
  /** Sent as `X-Guichet-File` with what is done in the file. */
  fileId: uuid,
  ownerName: name,
  companyName: z.string().max(200).nullable(),
  siret: z.string().max(14),
}

const fileDeclaration = z
  .object({
    ...lineOf,
    state: z.enum(FILE_DECLARATION_STATES),
    /** What is to be declared first, or opens next; null where nothing is. */
    period: z.object(period).nullable(),
    /** Periods that can be declared now and are not. */
    toDeclare: z.int().min(0),
    /** Whether it was opened for declaring, not for reading alone. */
    mayFile: z.boolean(),
  })
  .meta({ id: 'FileDeclaration' })

const filters = { q: searchText, state: z.enum(FILE_DECLARATION_STATES, 'invalid').optional() }

export const listFileDeclarations = defineRoute({
  method: 'GET',
  path: '/files/declarations',
  operationId: 'listFileDeclarations',
  tag,
  summary: 'What is to be declared in the files opened to me, by due day (U29)',
  access: { kind: 'person', scope: 'declarations:read' },
  query: z.strictObject({ ...pageQuery, ...filters }),
  responses: {
    200: pageOf(fileDeclaration)
      .extend({
        /** Of all these files, whatever is asked for: those that are late, and those to be declared now. */
        late: z.int().min(0),
        open: z.int().min(0),
      })
      .meta({ id: 'FileDeclarationPage' }),
  },
  problems: [],
})

export const exportFileDeclarations = defineRoute({
  method: 'GET',
  path: '/files/declarations.csv',
  operationId: 'exportFileDeclarations',
  tag,
  summary: 'The same as CSV, one line for each period to be declared, with columns for the amounts (U29)',
  description:
    'Filled in, and its lines ended by a line feed alone, it is what `POST /files/declarations/checks` takes.',
  access: { kind: 'person', scope: 'declarations:read' },
  rateLimit: 'costly',
  query: z.strictObject(filters),
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

const refusal = z.object({ code: z.enum(LINE_REFUSAL_CODES), message: z.string().max(300) })

const checkedLine = z
  .object({
    /** Of the file that was sent, from 1. */
    line: z.int().min(1),
    siret: z.string().max(30),
    period: z.string().max(20),
    /** `file`: for the first time. `correct`: over another one. `same`: it was declared so already. `refused`: it is not filed. */
    outcome: z.enum(['file', 'correct', 'same', 'refused']),
    /** Why it is not filed. */
    refusal: refusal.nullable(),
    /** The file and its period; null where it is not one opened to me. */
    found: z
      .object({
        ...lineOf,
        dueOn: dayOut,
        /** Filed today, it comes after its due day. */
        isLate: z.boolean(),
        /** 0 before the first filing. */
        version: z.int().min(0),
      })
      .nullable(),
    turnovers: z.array(turnover).max(TURNOVER_CATEGORIES.length),
    turnoverCents: cents,
    /** What is due on it; 0 where it is not filed. */
    totalCents: cents,
    warnings: z.array(declarationWarning).max(20),
  })
  .meta({ id: 'CheckedDeclarationLine' })

export const checkFileDeclarations = defineRoute({
  method: 'POST',
  path: '/files/declarations/checks',
  operationId: 'checkFileDeclarations',
  tag,
  summary: 'A dry run of turnover for many files by CSV: what each line would do; nothing is kept (U29)',
  description:
    'Columns `SIRET`, `Période` and one per kind of turnover (`Ventes`, `Prestations`, `Libéral`, `Libéral Cipav`, `Meublés de tourisme`); others are left aside. Lines end with a line feed. At most 500 lines with amounts. A SIRET that is unknown, and one whose file is not opened to me, are answered alike.',
  access: { kind: 'person', scope: 'declarations:read' },
  rateLimit: 'costly',
  body: z.strictObject({
    csv: z.string('required').min(1, 'required').max(MOST_CHARACTERS, 'text.too-long'),
  }),
  responses: {
    200: z
      .object({
        lines: z.array(checkedLine).max(FILED_LINES_MOST),
        /** What could not be read, by line and column. */
        faults: z
          .array(
            z.object({
              line: z.int().min(1),
              /** Name of the column; empty for the whole line. */
              column: z.string().max(60),
              code: z.string().max(60),
              message: z.string().max(300),
            }),
          )
          .max(1000),
        /** Lines without any amount. */
        skipped: z.int().min(0),
        /** Of the lines that would be filed. */
        turnoverCents: cents,
        totalCents: cents,
      })
      .meta({ id: 'DeclarationCheck' }),
  },
  problems: [],
})

const filedLine = z
  .object({
    fileId: uuid,
    period: z.string().max(7),
    outcome: z.enum(['filed', 'corrected', 'same', 'refused']),
    refusal: refusal.nullable(),
    /** Number of the receipt; null where none was filed. */
    number: z.string().max(40).nullable(),
    turnoverCents: cents,
    totalCents: cents,
  })
  .meta({ id: 'FiledDeclarationLine' })

export const fileManyDeclarations = defineRoute({
  method: 'POST',
  path: '/files/declarations',
  operationId: 'fileManyDeclarations',
  tag,
  summary: 'File the turnover of many files: each line by itself, as checked before (U29)',
  description:
    'Each line is filed in its file as by itself, and told to its declarant; one that is refused stops no other. What was filed so already is not filed again.',
  access: { kind: 'person', scope: 'declarations:write' },
  idempotent: true,
  rateLimit: 'costly',
  body: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          fileId: uuid,
          period: periodCode,
          /** The version of the period, 0 for a first filing: another one is refused. */
          version: z.int('number.range').min(0, 'number.range').max(10_000, 'number.range'),
          turnovers,
          /** The total that was told: where another one would be due by now, the line is refused. */
          totalCents: cents,
        }),
        'required',
      )
      .min(1, 'required')
      .max(FILED_LINES_MOST, 'number.range')
      .refine(
        (lines) =>
          new Set(lines.map(({ fileId, period: code }) => `${fileId} ${code}`)).size === lines.length,
        'invalid',
      ),
  }),
  responses: {
    200: z.object({ lines: z.array(filedLine).max(FILED_LINES_MOST) }).meta({ id: 'FiledDeclarations' }),
  },
  problems: ['idempotency.key-reused', 'idempotency.in-progress'],
})
