import * as contract from '@guichet/contract/membership-types.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createMembershipType } from '../create-membership-type.ts'
import { createPartner } from '../create-partner.ts'
import { setMembershipPrice } from '../set-membership-price.ts'
import { getStaffPartner, listStaffPartners } from '../staff-partners.ts'
import { getMembershipType, listMembershipTypes } from '../staff-types.ts'
import { updateMembershipType } from '../update-membership-type.ts'
import { updatePartner } from '../update-partner.ts'

export function membershipTypeRoutes(app: FastifyInstance, deps: Deps): void {
  const tagged = (record: { readonly version: number }) => ({ etag: String(record.version) })
  serveRoute(app, deps, contract.listMembershipTypes, async ({ ctx, reply }) =>
    reply(200, { items: await listMembershipTypes(ctx) }),
  )
  serveRoute(app, deps, contract.getMembershipType, async ({ ctx, params, reply }) => {
    const type = await getMembershipType(ctx, params.id)
    return reply(200, type, tagged(type))
  })
  serveRoute(app, deps, contract.createMembershipType, async ({ ctx, body, reply }) =>
    reply(201, await createMembershipType(ctx, body)),
  )
  serveRoute(app, deps, contract.updateMembershipType, async ({ ctx, params, ifMatch, body, reply }) => {
    const type = await updateMembershipType(ctx, params.id, ifMatch, body)
    return reply(200, type, tagged(type))
  })
  serveRoute(app, deps, contract.setMembershipPrice, async ({ ctx, params, body, reply }) =>
    reply(201, await setMembershipPrice(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.listStaffPartners, async ({ ctx, reply }) =>
    reply(200, { items: await listStaffPartners(ctx) }),
  )
  serveRoute(app, deps, contract.getStaffPartner, async ({ ctx, params, reply }) => {
    const partner = await getStaffPartner(ctx, params.id)
    return reply(200, partner, tagged(partner))
  })
  serveRoute(app, deps, contract.createPartner, async ({ ctx, body, reply }) =>
    reply(201, await createPartner(ctx, body)),
  )
  serveRoute(app, deps, contract.updatePartner, async ({ ctx, params, ifMatch, body, reply }) => {
    const partner = await updatePartner(ctx, params.id, ifMatch, body)
    return reply(200, partner, tagged(partner))
  })
}
