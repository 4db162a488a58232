import * as contract from '@guichet/contract/messages.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { countUnreadMessages } from '../count-unread-messages.ts'
import { getMessage } from '../get-message.ts'
import { listMessages } from '../list-messages.ts'
import { markAllMessagesRead } from '../mark-all-messages-read.ts'
import { markMessage } from '../mark-message.ts'

/** Service messages of the accounts on which one is. */
export function messageRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listMessages, async ({ ctx, query, reply }) =>
    reply(200, await listMessages(ctx, query)),
  )
  serveRoute(app, deps, contract.countUnreadMessages, async ({ ctx, reply }) =>
    reply(200, await countUnreadMessages(ctx)),
  )
  serveRoute(app, deps, contract.getMessage, async ({ ctx, params, reply }) =>
    reply(200, await getMessage(ctx, params.id)),
  )
  serveRoute(app, deps, contract.markMessage, async ({ ctx, params, body, reply }) =>
    reply(200, await markMessage(ctx, params.id, body.read)),
  )
  serveRoute(app, deps, contract.markAllMessagesRead, async ({ ctx, reply }) => {
    await markAllMessagesRead(ctx)
    return reply(204)
  })
}
