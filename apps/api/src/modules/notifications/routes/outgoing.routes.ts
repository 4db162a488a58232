import * as contract from '@guichet/contract/outgoing.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import {
  cancelOutgoingMessage,
  getOutgoingMessage,
  listOutgoingMessages,
  resendOutgoingMessage,
} from '../outgoing-messages.ts'

export function outgoingRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listOutgoingMessages, async ({ ctx, query, reply }) =>
    reply(200, await listOutgoingMessages(ctx, query)),
  )
  serveRoute(app, deps, contract.getOutgoingMessage, async ({ ctx, params, reply }) =>
    reply(200, await getOutgoingMessage(ctx, params.id)),
  )
  serveRoute(app, deps, contract.resendOutgoingMessage, async ({ ctx, params, reply }) =>
    reply(200, await resendOutgoingMessage(ctx, params.id)),
  )
  serveRoute(app, deps, contract.cancelOutgoingMessage, async ({ ctx, params, reply }) =>
    reply(200, await cancelOutgoingMessage(ctx, params.id)),
  )
}
