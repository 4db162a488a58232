import {
  DECLARATION_STATES,
  LINE_KINDS,
  MOST_TURNOVER_CENTS,
  REDUCTIONS,
  TURNOVER_CATEGORIES,
} from '@guichet/domain/micro-social/turnover-categories'
import { z } from 'zod'
import { cents, dayOut, instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Declarations'

export const turnoverCategory = z.enum(TURNOVER_CATEGORIES, 'invalid')
/** `2026-09`, or `2026-T3` for a quarter. */
export const periodCode = z
  .string()
  .max(7, 'invalid')
  .regex(/^\d{4}-(?:0[1-9]|1[0-2]|T[1-4])$/u, 'invalid')

export const turnover = z.object({
  category: turnoverCategory,
  /** Turnover received in the period, without VAT, in euro cents. */
  amountCents: z
    .int('number.range')
    .min(0, 'number.range')
    .max(MOST_TURNOVER_CENTS, 'number.range')
    .meta({ description: 'Euro cents' }),
})
export const turnovers = z
  .array(z.strictObject(turnover.shape), 'required')
  .max(TURNOVER_CATEGORIES.length, 'number.range')
  .refine((rows) => new Set(rows.map(({ category }) => category)).size === rows.length, 'invalid')

const rate = z.object({
  kind: z.enum(LINE_KINDS),
  category: z.enum(TURNOVER_CATEGORIES),
  /** In 1/100,000 of the turnover. */
  rate: z.int().min(0).max(100_000),
  reduction: z.enum(REDUCTIONS).nullable(),
  /** The rate without the reduction; null where there is none. */
  fullRate: z.int().min(0).max(100_000).nullable(),
  /** From when this rate holds. */
  since: dayOut,
  /** The text that sets it. */
  source: z.string().max(200),
})
export const contributionLine = z
  .object({ ...rate.shape, baseCents: cents, amountCents: cents })
  .meta({ id: 'ContributionLine' })

const filing = z
  .object({
    /** 1 for the first, one more for each correction. */
    version: z.int().min(1),
    filedAt: instantOut,
    /** Who filed it: oneself, or by name whoever acted in the file. */
    filedBy: z.string().max(250),
    /** Whether the first one came after the due day. */
    isLate: z.boolean(),
    turnoverCents: cents,
    totalCents: cents,
    /** Number and code of the receipt of this version. */
    receipt: z.object({ number: z.string().max(40), code: z.string().max(40) }),
  })
  .meta({ id: 'DeclarationFiling' })

const period = {
  code: z.string().max(7),
  frequency: z.enum(['monthly', 'quarterly']),
  startsOn: dayOut,
  endsOn: dayOut,
  dueOn: dayOut,
  /** The first day on which it can be filed. */
  opensOn: dayOut,
  state: z.enum(DECLARATION_STATES),
  /** Whether it can be filed, or corrected, now. */
  isOpen: z.boolean(),
}

const declarationItem = z.object({ ...period, filing: filing.nullable() }).meta({ id: 'DeclarationItem' })

const declaration = z
  .object({
    ...period,
    id: uuid.nullable(),
    /** Of the file’s company, so that one sees for whom one declares. */
    siret: z.string().max(14),
    companyName: z.string().max(200).nullable(),
    /** What is asked for in this period, in the order of the form. */
    categories: z.array(turnoverCategory).max(TURNOVER_CATEGORIES.length),
    /** What is paid on each, before any amount is given. */
    rates: z.array(rate).max(20),
    /** Whether the chamber tax is charged since last year’s turnover is not known here. */
    lastYearKnown: z.boolean(),
    /** What was declared in the period before, to start from; null where nothing was. */
    previous: z
      .object({ code: z.string().max(7), turnovers: z.array(turnover).max(TURNOVER_CATEGORIES.length) })
      .nullable(),
    /** The filing that counts, with what was declared. */
    current: z
      .object({
        ...filing.shape,
        turnovers: z.array(turnover).max(TURNOVER_CATEGORIES.length),
        lines: z.array(contributionLine).max(20),
      })
      .nullable(),
    /** All of them, the latest first. */
    filings: z.array(filing).max(100),
    /** 0 before the first filing. */
    version: z.int().min(0),
  })
  .meta({ id: 'Declaration' })

/** What is worth a second look before filing; it stops nobody. */
export const DECLARATION_WARNINGS = [
  'much-more',
  'much-less',
  'zero-unusual',
  'vat-base-passed',
  'vat-major-passed',
  'micro-passed',
  'micro-near',
] as const

export const declarationWarning = z.object({
  code: z.enum(DECLARATION_WARNINGS),
  /** The threshold, or what was usual. */
  limitCents: cents,
  /** What is set against it: this period, or the year so far. */
  amountCents: cents,
  group: z.enum(['sales', 'services', 'all']),
})

const turnoverLimits = z
  .object({
    year: z.int(),
    /** Declared here of the year, all kinds together. */
    turnoverCents: cents,
    limits: z
      .array(
        z.object({
          kind: z.enum(['micro', 'vat']),
          group: z.enum(['sales', 'services', 'all']),
          amountCents: cents,
          limitCents: cents,
          /** Of VAT: above it the exemption ends at once. */
          majorCents: cents.nullable(),
        }),
      )
      .max(4),
  })
  .meta({ id: 'TurnoverLimits' })

const estimate = z
  .object({
    turnoverCents: cents,
    totalCents: cents,
    lines: z.array(contributionLine).max(20),
    warnings: z.array(declarationWarning).max(20),
  })
  .meta({ id: 'DeclarationEstimate' })

export const listDeclarations = defineRoute({
  method: 'GET',
  path: '/declarations',
  operationId: 'listDeclarations',
  tag,
  summary: 'The periods of my file: filed, to be filed, and the one that runs; the latest first (U12, U13)',
  access: { kind: 'person', scope: 'declarations:read', file: 'declarations.see' },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(DECLARATION_STATES).optional(),
    year: z.coerce
      .number()
      .int('number.range')
      .min(2009, 'number.range')
      .max(2100, 'number.range')
      .optional(),
  }),
  responses: { 200: pageOf(declarationItem).meta({ id: 'DeclarationPage' }) },
  problems: [],
})

export const getDeclaration = defineRoute({
  method: 'GET',
  path: '/declarations/:period',
  operationId: 'getDeclaration',
  tag,
  summary: 'One period: what is asked for, its rates, what was filed (U12)',
  access: { kind: 'person', scope: 'declarations:read', file: 'declarations.see' },
  params: z.strictObject({ period: periodCode }),
  responses: { 200: declaration },
  problems: ['resource.not-found'],
})

export const estimateDeclaration = defineRoute({
  method: 'POST',
  path: '/declarations/:period/estimates',
  operationId: 'estimateDeclaration',
  tag,
  summary:
    'What is due on these amounts, line by line, and what is worth a second look; nothing is kept (U12, X05)',
  access: { kind: 'person', scope: 'declarations:read', file: 'declarations.see' },
  params: z.strictObject({ period: periodCode }),
  body: z.strictObject({ turnovers }),
  responses: { 200: estimate },
  problems: ['resource.not-found', 'declaration.activities-unknown'],
})

export const fileDeclaration = defineRoute({
  method: 'PUT',
  path: '/declarations/:period',
  operationId: 'fileDeclaration',
  tag,
  summary: 'File the turnover of a period, or correct it through its due day (U12)',
  description:
    'Needs `If-Match`: the version of the period, 0 for a first filing. What is left out counts as zero. With `totalCents`, the amount that was told, it is refused where another one would be due by now.',
  access: { kind: 'person', scope: 'declarations:write', file: 'declarations.file' },
  precondition: true,
  params: z.strictObject({ period: periodCode }),
  body: z.strictObject({
    turnovers,
    /** The total that was told; null to take it as it is. */
    totalCents: cents.nullable().default(null),
  }),
  responses: { 200: declaration },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'declaration.not-open',
    'declaration.over',
    'declaration.activities-unknown',
    'declaration.amount-changed',
    'declarant.unchecked',
  ],
})

export const getTurnoverLimits = defineRoute({
  method: 'GET',
  path: '/turnover-limits',
  operationId: 'getTurnoverLimits',
  tag,
  summary:
    'The turnover declared here of this year, against the ceilings of micro and the thresholds of VAT (U13)',
  access: { kind: 'person', scope: 'declarations:read', file: 'declarations.see' },
  responses: { 200: turnoverLimits },
  problems: [],
})

export const getDeclarationReceipt = defineRoute({
  method: 'GET',
  path: '/declarations/:period/receipt',
  operationId: 'getDeclarationReceipt',
  tag,
  summary: 'The receipt of a filing as PDF: what was declared, line by line, with its code (U12, X01)',
  access: { kind: 'person', scope: 'declarations:read', file: 'declarations.see' },
  rateLimit: 'costly',
  params: z.strictObject({ period: periodCode }),
  query: z.strictObject({
    /** That of a version; the one that counts by default. */
    version: z.coerce
      .number()
      .int('number.range')
      .min(1, 'number.range')
      .max(10_000, 'number.range')
      .optional(),
  }),
  produces: 'application/pdf',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'service.busy'],
})
