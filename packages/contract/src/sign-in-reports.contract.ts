import { SIGN_IN_METHODS } from '@guichet/domain/sign-in-methods'
import { z } from 'zod'
import { instantOut, lines, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'
import { country, origin } from './sign-ins.contract.ts'

const tag = 'Back-office'
const access = { kind: 'staff', permission: 'sign-ins.handle' } as const

export const SIGN_IN_REPORT_STATES = ['open', 'handled'] as const

const report = z
  .object({
    id: uuid,
    personId: uuid,
    personName: z.string().max(250),
    email: z.string().max(254),
    /** Whether the person has a member’s file. */
    isMember: z.boolean(),
    /** The sign-in that is disputed. */
    signedInAt: instantOut,
    ...origin,
    country,
    method: z.enum(SIGN_IN_METHODS).nullable(),
    reportedAt: instantOut,
    state: z.enum(SIGN_IN_REPORT_STATES),
    handledAt: instantOut.nullable(),
    handledBy: z.string().max(250).nullable(),
    /** What was found and done. */
    note: z.string().max(2000).nullable(),
    /** The conversation that it opened. */
    threadId: uuid.nullable(),
  })
  .meta({ id: 'SignInReport' })

export const listSignInReports = defineRoute({
  method: 'GET',
  path: '/admin/sign-in-reports',
  operationId: 'listSignInReports',
  tag,
  summary: 'Sign-ins that their person says were somebody else’s, the latest first (U27)',
  access,
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z.enum(SIGN_IN_REPORT_STATES, 'invalid').optional(),
  }),
  responses: { 200: pageOf(report).meta({ id: 'SignInReportPage' }) },
  problems: [],
})

export const handleSignInReport = defineRoute({
  method: 'POST',
  path: '/admin/sign-in-reports/:id/handling',
  operationId: 'handleSignInReport',
  tag,
  summary: 'Close a disputed sign-in with what was found and done',
  access,
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ note: lines(2000) }),
  responses: { 204: null },
  problems: ['resource.not-found', 'sign-in-report.handled'],
})
