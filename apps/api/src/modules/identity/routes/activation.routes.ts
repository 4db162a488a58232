import * as contract from '@guichet/contract/session.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getActivation } from '../get-activation.ts'
import { requestPasswordReset } from '../request-password-reset.ts'
import { useActivation } from '../use-activation.ts'
import { sessionCookies } from './session-cookies.ts'

export function activationRoutes(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const { browserOf, keepDevice, opened } = sessionCookies(deps, tokens)
  serveRoute(app, deps, contract.requestPasswordReset, async ({ ctx, body, reply }) => {
    await deps.answers.steadily(() => requestPasswordReset(ctx, body.email))
    return reply(202, { accepted: true })
  })
  serveRoute(app, deps, contract.getActivation, async ({ ctx, params, reply }) =>
    reply(200, await getActivation(ctx, params.token)),
  )
  serveRoute(app, deps, contract.useActivation, async ({ ctx, params, body, reply, http }) => {
    const asking = browserOf(http.request)
    const deviceToken = asking.deviceToken ?? ctx.ids.token()
    const browser = { ...asking, deviceToken }
    const session = await useActivation(ctx, { token: params.token, ...body, browser })
    if (session) return reply(201, await opened(ctx, http.reply, session))
    keepDevice(http.reply, deviceToken)
    return reply(204)
  })
}
