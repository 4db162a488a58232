import * as contract from '@guichet/contract/member-views.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createMemberView } from '../create-member-view.ts'
import { deleteMemberView } from '../delete-member-view.ts'
import { listMemberViews } from '../list-member-views.ts'
import { updateMemberListSettings } from '../update-member-list-settings.ts'
import { updateMemberView } from '../update-member-view.ts'
import { getMemberView, type MemberView } from '../view-of.ts'

const versionOf = ({ version }: MemberView) => ({ etag: String(version) })

export function memberViewRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listMemberViews, async ({ ctx, reply }) =>
    reply(200, await listMemberViews(ctx)),
  )
  serveRoute(app, deps, contract.getMemberView, async ({ ctx, params, reply }) => {
    const view = await getMemberView(ctx, params.id)
    return reply(200, view, versionOf(view))
  })
  serveRoute(app, deps, contract.createMemberView, async ({ ctx, body, reply }) => {
    const view = await createMemberView(ctx, body)
    return reply(201, view, versionOf(view))
  })
  serveRoute(app, deps, contract.updateMemberView, async ({ ctx, params, ifMatch, body, reply }) => {
    const view = await updateMemberView(ctx, params.id, ifMatch, body)
    return reply(200, view, versionOf(view))
  })
  serveRoute(app, deps, contract.deleteMemberView, async ({ ctx, params, reply }) => {
    await deleteMemberView(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.updateMemberListSettings, async ({ ctx, body, reply }) =>
    reply(200, await updateMemberListSettings(ctx, body)),
  )
}
