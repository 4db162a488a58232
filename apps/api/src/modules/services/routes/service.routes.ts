import * as contract from '@guichet/contract/services.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { checkOrder, endOwnOrder, getOrder, giveUpOwnOrder } from '../follow-order.ts'
import { listOrders } from '../list-orders.ts'
import { listServices } from '../list-services.ts'
import { openUnpaidPeriod } from '../open-unpaid-period.ts'
import { orderService } from '../order-service.ts'
import { withdrawFromOrder } from '../withdraw-order.ts'

export function serviceRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listServices, async ({ ctx, reply }) => reply(200, await listServices(ctx)))
  serveRoute(app, deps, contract.listServiceOrders, async ({ ctx, query, reply }) =>
    reply(200, await listOrders(ctx, query)),
  )
  serveRoute(app, deps, contract.createServiceOrder, async ({ ctx, body, reply }) =>
    reply(201, await orderService(ctx, body)),
  )
  serveRoute(app, deps, contract.getServiceOrder, async ({ ctx, params, reply }) =>
    reply(200, await getOrder(ctx, params.id)),
  )
  serveRoute(app, deps, contract.checkServiceOrder, async ({ ctx, params, reply }) =>
    reply(200, await checkOrder(ctx, params.id)),
  )
  serveRoute(app, deps, contract.openUnpaidPeriod, async ({ ctx, params, reply }) =>
    reply(200, await openUnpaidPeriod(ctx, params.id)),
  )
  serveRoute(app, deps, contract.giveUpServiceOrder, async ({ ctx, params, reply }) =>
    reply(200, await giveUpOwnOrder(ctx, params.id)),
  )
  serveRoute(app, deps, contract.endServiceOrder, async ({ ctx, params, body, reply }) =>
    reply(200, await endOwnOrder(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.withdrawServiceOrder, async ({ ctx, params, body, reply }) =>
    reply(200, await withdrawFromOrder(ctx, params.id, body.comment || null)),
  )
}
