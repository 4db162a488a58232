import * as contract from '@guichet/contract/go-live.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getGoLive } from '../get-go-live.ts'
import { markGoLiveItem } from '../mark-go-live-item.ts'
import { testService } from '../test-service.ts'

export function goLiveRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getGoLive, async ({ ctx, reply }) => reply(200, await getGoLive(ctx)))
  serveRoute(app, deps, contract.markGoLiveItem, async ({ ctx, params, body, reply }) =>
    reply(200, await markGoLiveItem(ctx, params.item, body.mark)),
  )
  serveRoute(app, deps, contract.testService, async ({ ctx, body, reply }) =>
    reply(200, await testService(ctx, body)),
  )
}
