import * as contract from '@guichet/contract/email-changes.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { answerEmailChange, getEmailChangeLink } from '../answer-email-change.ts'
import { getEmailChange } from '../email-change-view.ts'
import { requestEmailChange, resendEmailChange, withdrawEmailChange } from '../request-email-change.ts'

export function emailChangeRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getEmailChange, async ({ ctx, reply }) =>
    reply(200, await getEmailChange(ctx)),
  )
  serveRoute(app, deps, contract.requestEmailChange, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(200, await requestEmailChange(ctx, { ...body, deviceToken }))
  })
  serveRoute(app, deps, contract.resendEmailChange, async ({ ctx, reply }) =>
    reply(200, await resendEmailChange(ctx)),
  )
  serveRoute(app, deps, contract.withdrawEmailChange, async ({ ctx, reply }) => {
    await withdrawEmailChange(ctx)
    return reply(204)
  })
  serveRoute(app, deps, contract.getEmailChangeLink, async ({ ctx, params, reply }) =>
    reply(200, await getEmailChangeLink(ctx, params.token)),
  )
  serveRoute(app, deps, contract.answerEmailChange, async ({ ctx, params, body, reply }) =>
    reply(200, await answerEmailChange(ctx, params.token, body.decision)),
  )
}
