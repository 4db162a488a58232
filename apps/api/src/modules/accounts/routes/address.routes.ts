import * as contract from '@guichet/contract/addresses.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { suggestAddresses } from '../suggest-addresses.ts'

export function addressRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.suggestAddresses, async ({ ctx, query, reply }) =>
    reply(200, { items: [...(await suggestAddresses(ctx, query.q ?? ''))] }),
  )
}
