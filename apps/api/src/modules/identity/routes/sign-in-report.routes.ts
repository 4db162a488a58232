import * as contract from '@guichet/contract/sign-in-reports.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { handleSignInReport } from '../handle-sign-in-report.ts'
import { listSignInReports } from '../list-sign-in-reports.ts'

export function signInReportRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listSignInReports, async ({ ctx, query, reply }) =>
    reply(200, await listSignInReports(ctx, query)),
  )
  serveRoute(app, deps, contract.handleSignInReport, async ({ ctx, params, body, reply }) => {
    await handleSignInReport(ctx, params.id, body.note)
    return reply(204)
  })
}
