import * as contract from '@guichet/contract/staff-services.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createService } from '../create-service.ts'
import { cancelOrder, fulfilOrder, refundOrder } from '../handle-order.ts'
import { setServicePrice } from '../set-service-price.ts'
import { getStaffOrder, listStaffOrders } from '../staff-orders.ts'
import { getStaffService, listStaffServices } from '../staff-service.ts'
import { updateService } from '../update-service.ts'
import { decideWithdrawal, recordWithdrawal } from '../withdraw-order.ts'

export function staffServiceRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listStaffServices, async ({ ctx, reply }) =>
    reply(200, await listStaffServices(ctx)),
  )
  serveRoute(app, deps, contract.getStaffService, async ({ ctx, params, reply }) => {
    const service = await getStaffService(ctx, params.id)
    return reply(200, service, { etag: String(service.version) })
  })
  serveRoute(app, deps, contract.createService, async ({ ctx, body, reply }) =>
    reply(201, await createService(ctx, body)),
  )
  serveRoute(app, deps, contract.updateService, async ({ ctx, params, ifMatch, body, reply }) => {
    const service = await updateService(ctx, params.id, ifMatch, body)
    return reply(200, service, { etag: String(service.version) })
  })
  serveRoute(app, deps, contract.createServicePrice, async ({ ctx, params, body, reply }) =>
    reply(201, await setServicePrice(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.listStaffServiceOrders, async ({ ctx, query, reply }) =>
    reply(200, await listStaffOrders(ctx, query)),
  )
  serveRoute(app, deps, contract.getStaffServiceOrder, async ({ ctx, params, reply }) =>
    reply(200, await getStaffOrder(ctx, params.id)),
  )
  serveRoute(app, deps, contract.fulfilServiceOrder, async ({ ctx, params, body, reply }) =>
    reply(200, await fulfilOrder(ctx, params.id, body.note || null)),
  )
  serveRoute(app, deps, contract.cancelServiceOrder, async ({ ctx, params, body, reply }) =>
    reply(200, await cancelOrder(ctx, params.id, body.reason)),
  )
  serveRoute(app, deps, contract.refundServiceOrder, async ({ ctx, params, body, reply }) =>
    reply(200, await refundOrder(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.recordServiceWithdrawal, async ({ ctx, params, body, reply }) =>
    reply(200, await recordWithdrawal(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.decideServiceWithdrawal, async ({ ctx, params, body, reply }) =>
    reply(200, await decideWithdrawal(ctx, params.id, body)),
  )
}
