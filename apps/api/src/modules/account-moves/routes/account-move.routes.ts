import * as contract from '@guichet/contract/account-moves.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { decideAccountMove } from '../decide-account-move.ts'
import { getAccountAttachment } from '../get-account-attachment.ts'
import { listMoveProposals } from '../list-move-proposals.ts'
import { previewAccountMove, previewMoveProposal } from '../preview-account-move.ts'
import { proposeAccountMove } from '../propose-account-move.ts'

export function accountMoveRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null
  serveRoute(app, deps, contract.getAccountAttachment, async ({ ctx, params, reply }) =>
    reply(200, await getAccountAttachment(ctx, params.id)),
  )
  serveRoute(app, deps, contract.listMoveProposals, async ({ ctx, params, query, reply }) =>
    reply(200, await listMoveProposals(ctx, params.id, query)),
  )
  serveRoute(app, deps, contract.previewAccountMove, async ({ ctx, params, body, reply }) =>
    reply(200, await previewAccountMove(ctx, params.id, body.proposal)),
  )
  serveRoute(app, deps, contract.proposeAccountMove, async ({ ctx, params, body, reply, http }) =>
    reply(201, await proposeAccountMove(ctx, params.id, { ...body, deviceToken: deviceOf(http.request) })),
  )
  serveRoute(app, deps, contract.previewMoveProposal, async ({ ctx, params, reply }) =>
    reply(200, await previewMoveProposal(ctx, params.id)),
  )
  serveRoute(app, deps, contract.decideAccountMove, async ({ ctx, params, body, reply, http }) =>
    reply(200, await decideAccountMove(ctx, params.id, { ...body, deviceToken: deviceOf(http.request) })),
  )
}
