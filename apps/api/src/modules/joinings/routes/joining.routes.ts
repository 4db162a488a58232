import * as contract from '@guichet/contract/joinings.contract'
import { listJoinings as listRoute } from '@guichet/contract/staff-joinings.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { findCompany } from '../find-company.ts'
import { cancelJoiningPayment, checkJoining, getJoining } from '../follow-joining.ts'
import { getJoiningOffer } from '../get-joining-offer.ts'
import { listJoinings } from '../list-joinings.ts'
import { payJoining } from '../pay-joining.ts'
import { saveJoining } from '../save-joining.ts'
import { sendJoiningLink } from '../send-joining-link.ts'
import { startJoining } from '../start-joining.ts'
import { submitJoining } from '../submit-joining.ts'

export function joiningRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getJoiningOffer, async ({ ctx, query, reply }) =>
    reply(200, await getJoiningOffer(ctx, query.partnerId ?? null)),
  )
  serveRoute(app, deps, contract.findCompany, async ({ ctx, query, reply }) =>
    reply(200, await findCompany(ctx, query)),
  )
  serveRoute(app, deps, contract.startJoining, async ({ ctx, body, reply }) =>
    reply(201, await startJoining(ctx, body)),
  )
  serveRoute(app, deps, contract.getJoining, async ({ ctx, params, reply }) =>
    reply(200, await getJoining(ctx, params.token)),
  )
  serveRoute(app, deps, contract.saveJoining, async ({ ctx, params, body, reply }) =>
    reply(200, await saveJoining(ctx, params.token, body)),
  )
  serveRoute(app, deps, contract.submitJoining, async ({ ctx, params, body, reply }) =>
    reply(202, await submitJoining(ctx, params.token, body)),
  )
  serveRoute(app, deps, contract.sendJoiningLink, async ({ ctx, params, reply }) =>
    reply(202, await sendJoiningLink(ctx, params.token)),
  )
  serveRoute(app, deps, contract.payJoining, async ({ ctx, params, body, reply }) =>
    reply(201, await payJoining(ctx, params.token, body)),
  )
  serveRoute(app, deps, contract.checkJoining, async ({ ctx, params, reply }) =>
    reply(200, await checkJoining(ctx, params.token)),
  )
  serveRoute(app, deps, contract.cancelJoiningPayment, async ({ ctx, params, reply }) =>
    reply(200, await cancelJoiningPayment(ctx, params.token)),
  )
  serveRoute(app, deps, listRoute, async ({ ctx, query, reply }) =>
    reply(200, await listJoinings(ctx, query)),
  )
}
