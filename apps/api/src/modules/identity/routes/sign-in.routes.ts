import * as contract from '@guichet/contract/sign-ins.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { endOtherSessions } from '../end-other-sessions.ts'
import { endSession } from '../end-session.ts'
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
}
