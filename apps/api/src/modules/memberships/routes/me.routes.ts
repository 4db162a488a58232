import * as contract from '@guichet/contract/me.contract'
import type { FastifyInstance } from 'fastify'
import { actingPersonId } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getMe } from '../get-me.ts'
import { listMyTasks } from '../list-my-tasks.ts'
import { listPartners } from '../list-partners.ts'
import { updateMe } from '../update-me.ts'

export function meRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getMe, async ({ ctx, reply }) => {
    const me = await getMe(ctx, actingPersonId(ctx))
    return reply(200, me, { etag: String(me.version) })
  })
  serveRoute(app, deps, contract.updateMe, async ({ ctx, ifMatch, body, reply }) => {
    const me = await updateMe(ctx, ifMatch, body)
    return reply(200, me, { etag: String(me.version) })
  })
  serveRoute(app, deps, contract.listPartners, async ({ ctx, reply }) =>
    reply(200, { items: await listPartners(ctx) }),
  )
  serveRoute(app, deps, contract.listMyTasks, async ({ ctx, reply }) =>
    reply(200, { items: await listMyTasks(ctx) }),
  )
}
