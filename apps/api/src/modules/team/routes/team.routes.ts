import * as contract from '@guichet/contract/team.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { changeStaffRole, reinstateStaff, removeStaff, suspendStaff } from '../change-staff.ts'
import { inviteStaff, withdrawStaffInvitation } from '../invite-staff.ts'
import { listTeam } from '../list-team.ts'

export function teamRoutes(app: FastifyInstance, deps: Deps): void {
  const proofOf = (
    { request }: { readonly request: FastifyRequest },
    { currentPassword }: { readonly currentPassword?: string | undefined },
  ) => ({ currentPassword, deviceToken: readCookie(request, deps.config, 'device') ?? null })
  serveRoute(app, deps, contract.listTeam, async ({ ctx, reply }) => reply(200, await listTeam(ctx)))
  serveRoute(app, deps, contract.inviteStaff, async ({ ctx, body, reply, http }) =>
    reply(201, await inviteStaff(ctx, { ...body, ...proofOf(http, body) })),
  )
  serveRoute(app, deps, contract.withdrawStaffInvitation, async ({ ctx, body, reply }) => {
    await withdrawStaffInvitation(ctx, body.email)
    return reply(204)
  })
  serveRoute(app, deps, contract.changeStaffRole, async ({ ctx, params, body, reply, http }) =>
    reply(200, await changeStaffRole(ctx, params.id, { role: body.role, ...proofOf(http, body) })),
  )
  serveRoute(app, deps, contract.suspendStaff, async ({ ctx, params, reply }) =>
    reply(200, await suspendStaff(ctx, params.id)),
  )
  serveRoute(app, deps, contract.reinstateStaff, async ({ ctx, params, body, reply, http }) =>
    reply(200, await reinstateStaff(ctx, params.id, proofOf(http, body))),
  )
  serveRoute(app, deps, contract.removeStaff, async ({ ctx, params, reply }) => {
    await removeStaff(ctx, params.id)
    return reply(204)
  })
}
