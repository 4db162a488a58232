import * as contract from '@guichet/contract/session.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getActivation } from '../get-activation.ts'
import { requestPasswordReset } from '../request-password-reset.ts'
import { useActivation } from '../use-activation.ts'

export function activationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.requestPasswordReset, async ({ ctx, body, reply }) => {
    await requestPasswordReset(ctx, body.email)
    return reply(202, { accepted: true })
  })
  serveRoute(app, deps, contract.getActivation, async ({ ctx, params, reply }) =>
    reply(200, await getActivation(ctx, params.token)),
  )
  serveRoute(app, deps, contract.useActivation, async ({ ctx, params, body, reply }) => {
    await useActivation(ctx, { token: params.token, ...body })
    return reply(204)
  })
}
