import * as contract from '@guichet/contract/memberships.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { cancelRenewal, checkRenewal, getRenewal } from '../follow-renewal.ts'
import { getMembership } from '../get-membership.ts'
import { getRenewalOffer } from '../get-renewal-offer.ts'
import { listMemberships } from '../list-memberships.ts'
import { renewMembership } from '../renew-membership.ts'

export function membershipRoutes(app: FastifyInstance, deps: Deps): void {
  const renewalOf = (params: { id: string; renewalId: string }) => ({
    membershipId: params.id,
    renewalId: params.renewalId,
  })
  serveRoute(app, deps, contract.listMemberships, async ({ ctx, query, reply }) =>
    reply(200, await listMemberships(ctx, query)),
  )
  serveRoute(app, deps, contract.getMembership, async ({ ctx, params, reply }) =>
    reply(200, await getMembership(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getRenewalOffer, async ({ ctx, params, reply }) =>
    reply(200, await getRenewalOffer(ctx, params.id)),
  )
  serveRoute(app, deps, contract.createRenewal, async ({ ctx, params, body, reply }) =>
    reply(201, await renewMembership(ctx, { membershipId: params.id, ...body })),
  )
  serveRoute(app, deps, contract.getRenewal, async ({ ctx, params, reply }) =>
    reply(200, await getRenewal(ctx, renewalOf(params))),
  )
  serveRoute(app, deps, contract.checkRenewal, async ({ ctx, params, reply }) =>
    reply(200, await checkRenewal(ctx, renewalOf(params))),
  )
  serveRoute(app, deps, contract.cancelRenewal, async ({ ctx, params, reply }) =>
    reply(200, await cancelRenewal(ctx, renewalOf(params))),
  )
}
