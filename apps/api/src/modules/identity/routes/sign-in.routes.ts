import * as contract from '@guichet/contract/sign-ins.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { denySignIn } from '../deny-sign-in.ts'
import { endOtherSessions } from '../end-other-sessions.ts'
import { endSession } from '../end-session.ts'
import { exportSignIns } from '../export-sign-ins.ts'
import { listSessions } from '../list-sessions.ts'
import { listSignIns } from '../list-sign-ins.ts'

export function signInRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listSessions, async ({ ctx, reply }) => reply(200, await listSessions(ctx)))
  serveRoute(app, deps, contract.endSession, async ({ ctx, params, reply }) => {
    await endSession(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.endOtherSessions, async ({ ctx, reply }) =>
    reply(200, { ended: await endOtherSessions(ctx) }),
  )
  serveRoute(app, deps, contract.listSignIns, async ({ ctx, query, reply }) =>
    reply(200, await listSignIns(ctx, query)),
  )
  serveRoute(app, deps, contract.exportSignIns, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportSignIns(ctx, query)
    return reply(200, stream, {
      headers: { 'content-disposition': `attachment; filename="${fileName}"` },
    })
  })
  serveRoute(app, deps, contract.denySignIn, async ({ ctx, params, reply }) => {
    await denySignIn(ctx, params.token)
    return reply(204)
  })
}
