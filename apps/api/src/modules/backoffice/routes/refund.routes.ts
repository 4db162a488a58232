import * as contract from '@guichet/contract/refunds.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { cancelMembership } from '../../memberships/index.ts'
import { getStaffPayment, refundStaffPayment } from '../payment-file.ts'

export function refundRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getStaffPayment, async ({ ctx, params, reply }) =>
    reply(200, await getStaffPayment(ctx, params.id)),
  )
  serveRoute(app, deps, contract.refundPayment, async ({ ctx, params, body, reply }) =>
    reply(200, await refundStaffPayment(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.cancelMembership, async ({ ctx, params, body, reply }) =>
    reply(200, await cancelMembership(ctx, params.id, body.reason)),
  )
}
