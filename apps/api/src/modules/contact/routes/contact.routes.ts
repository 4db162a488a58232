import { sendContactMessage as route } from '@guichet/contract/legal-texts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { sendContactMessage } from '../send-contact-message.ts'

export function contactRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, route, async ({ ctx, body, reply }) => {
    await sendContactMessage(ctx, body)
    return reply(204)
  })
}
