import * as contract from '@guichet/contract/automatic-renewals.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getAutomaticRenewal } from '../get-automatic-renewal.ts'
import { checkAutomaticRenewal, startAutomaticRenewal } from '../start-automatic-renewal.ts'
import { stopAutomaticRenewal } from '../stop-automatic-renewal.ts'

export function automaticRenewalRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getAutomaticRenewal, async ({ ctx, reply }) =>
    reply(200, await getAutomaticRenewal(ctx)),
  )
  serveRoute(app, deps, contract.startAutomaticRenewal, async ({ ctx, body, reply }) =>
    reply(201, await startAutomaticRenewal(ctx, body)),
  )
  serveRoute(app, deps, contract.checkAutomaticRenewal, async ({ ctx, reply }) =>
    reply(200, await checkAutomaticRenewal(ctx)),
  )
  serveRoute(app, deps, contract.stopAutomaticRenewal, async ({ ctx, reply }) =>
    reply(200, await stopAutomaticRenewal(ctx)),
  )
}
