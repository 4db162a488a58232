import * as company from '@guichet/contract/company.contract'
import * as changes from '@guichet/contract/file-changes.contract'
import * as contract from '@guichet/contract/me.contract'
import * as reveals from '@guichet/contract/nir-reveals.contract'
import type { FastifyInstance } from 'fastify'
import { actingPersonId } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { correctMemberCompany } from '../correct-company.ts'
import { getMe } from '../get-me.ts'
import { listMemberChanges, listMyChanges } from '../list-file-changes.ts'
import { listMyTasks } from '../list-my-tasks.ts'
import { listPartners } from '../list-partners.ts'
import { checkCompany, proveCompany } from '../prove-company.ts'
import { revealMemberNir, revealNir } from '../reveal-nir.ts'
import { updateMe } from '../update-me.ts'

function companyRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, company.checkMyCompany, async ({ ctx, reply }) =>
    reply(200, await checkCompany(ctx, actingPersonId(ctx))),
  )
  serveRoute(app, deps, company.proveMyCompany, async ({ ctx, ifMatch: version, body, reply }) => {
    const input = { personId: actingPersonId(ctx), version, take: body.take, reason: null }
    const me = await proveCompany(ctx, input)
    return reply(200, me, { etag: String(me.version) })
  })
  serveRoute(app, deps, company.checkMemberCompany, async ({ ctx, params, reply }) =>
    reply(200, await checkCompany(ctx, params.id)),
  )
  serveRoute(
    app,
    deps,
    company.proveMemberCompany,
    async ({ ctx, params, ifMatch: version, body, reply }) => {
      const me = await proveCompany(ctx, { personId: params.id, version, ...body })
      return reply(200, me, { etag: String(me.version) })
    },
  )
  serveRoute(app, deps, company.correctMemberCompany, async ({ ctx, params, ifMatch, body, reply }) => {
    const me = await correctMemberCompany(ctx, params.id, ifMatch, body)
    return reply(200, me, { etag: String(me.version) })
  })
}

export function meRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getMe, async ({ ctx, reply }) => {
    const me = await getMe(ctx, actingPersonId(ctx))
    return reply(200, me, { etag: String(me.version) })
  })
  serveRoute(app, deps, contract.updateMe, async ({ ctx, ifMatch, body, reply }) => {
    const me = await updateMe(ctx, ifMatch, body)
    return reply(200, me, { etag: String(me.version) })
  })
  companyRoutes(app, deps)
  serveRoute(app, deps, contract.listPartners, async ({ ctx, reply }) =>
    reply(200, { items: await listPartners(ctx) }),
  )
  serveRoute(app, deps, contract.listMyTasks, async ({ ctx, reply }) =>
    reply(200, { items: await listMyTasks(ctx) }),
  )
  serveRoute(app, deps, reveals.revealNir, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { currentPassword } = body
    return reply(200, await revealNir(ctx, { currentPassword, deviceToken }))
  })
  serveRoute(app, deps, reveals.revealMemberNir, async ({ ctx, params, body, reply }) =>
    reply(200, await revealMemberNir(ctx, params.id, body.reason)),
  )
  serveRoute(app, deps, changes.listMyChanges, async ({ ctx, query, reply }) =>
    reply(200, await listMyChanges(ctx, query)),
  )
  serveRoute(app, deps, changes.listMemberChanges, async ({ ctx, params, query, reply }) =>
    reply(200, await listMemberChanges(ctx, params.id, query)),
  )
}
