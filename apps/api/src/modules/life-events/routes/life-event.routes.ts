import * as contract from '@guichet/contract/life-events.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { listLifeEvents, listMemberLifeEvents, listStaffLifeEvents } from '../list-life-events.ts'
import { decideLifeEvent, takeBackLifeEvent, undoLifeEvent } from '../settle-life-event.ts'
import { recordLifeEvent, tellLifeEvent } from '../tell-life-event.ts'

export function lifeEventRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listLifeEvents, async ({ ctx, reply }) =>
    reply(200, await listLifeEvents(ctx)),
  )
  serveRoute(app, deps, contract.tellLifeEvent, async ({ ctx, body, reply }) =>
    reply(201, await tellLifeEvent(ctx, body)),
  )
  serveRoute(app, deps, contract.takeBackLifeEvent, async ({ ctx, params, reply }) => {
    await takeBackLifeEvent(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.listStaffLifeEvents, async ({ ctx, query, reply }) =>
    reply(200, await listStaffLifeEvents(ctx, query)),
  )
  serveRoute(app, deps, contract.listMemberLifeEvents, async ({ ctx, params, reply }) =>
    reply(200, await listMemberLifeEvents(ctx, params.id)),
  )
  serveRoute(app, deps, contract.recordLifeEvent, async ({ ctx, params, body, reply }) =>
    reply(201, await recordLifeEvent(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.decideLifeEvent, async ({ ctx, params, body, reply }) =>
    reply(200, await decideLifeEvent(ctx, params.id, body.decision, body.answer || null)),
  )
  serveRoute(app, deps, contract.undoLifeEvent, async ({ ctx, params, body, reply }) =>
    reply(200, await undoLifeEvent(ctx, params.id, body.reason)),
  )
}
