import * as contract from '@guichet/contract/notifications.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import * as inbox from '../inbox.ts'
import { getNotificationPreferences, updateNotificationPreferences } from '../preferences.ts'

/** What the portal told a person, and by what that person wants to be told. */
export function notificationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listNotifications, async ({ ctx, query, reply }) =>
    reply(200, await inbox.listNotifications(ctx, query)),
  )
  serveRoute(app, deps, contract.countNotifications, async ({ ctx, reply }) =>
    reply(200, await inbox.countNotifications(ctx)),
  )
  serveRoute(app, deps, contract.getNotification, async ({ ctx, params, reply }) =>
    reply(200, await inbox.getNotification(ctx, params.id)),
  )
  serveRoute(app, deps, contract.updateNotification, async ({ ctx, params, body, reply }) =>
    reply(200, await inbox.updateNotification(ctx, params.id, body.read)),
  )
  serveRoute(app, deps, contract.readAllNotifications, async ({ ctx, reply }) => {
    await inbox.readAllNotifications(ctx)
    return reply(204)
  })
  serveRoute(app, deps, contract.getNotificationPreferences, async ({ ctx, reply }) => {
    const view = await getNotificationPreferences(ctx)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, contract.updateNotificationPreferences, async ({ ctx, ifMatch, body, reply }) => {
    const view = await updateNotificationPreferences(ctx, ifMatch, body.subjects)
    return reply(200, view, { etag: String(view.version) })
  })
}
