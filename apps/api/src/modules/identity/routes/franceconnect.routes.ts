import * as contract from '@guichet/contract/franceconnect.contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie, setCookie } from '../../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { answerFranceConnect } from '../answer-france-connect.ts'
import { toIdentityView } from '../federation-secrets.ts'
import {
  getFranceConnectLink,
  getPendingFranceConnect,
  linkFranceConnect,
  takeBackFranceConnect,
  unlinkFranceConnect,
} from '../own-france-connect.ts'
import {
  type StartedFranceConnect,
  startFranceConnect,
  startFranceConnectLink,
  startFranceConnectProof,
} from '../start-france-connect.ts'
import { sessionCookies } from './session-cookies.ts'

/** As long as one may sign out over there. */
const FEDERATION_SECONDS = 12 * 60 * 60

export function franceConnectRoutes(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const { config } = deps
  const { opened, browserOf, stepOf } = sessionCookies(deps, tokens)
  const browserTokenOf = (request: FastifyRequest) => readCookie(request, config, 'federation') ?? null
  const proofOf = (request: FastifyRequest, currentPassword: string | undefined) => ({
    ...{ currentPassword, deviceToken: browserOf(request).deviceToken },
  })
  const started = (reply: FastifyReply, { url, browserToken }: StartedFranceConnect) => {
    setCookie(reply, config, 'federation', browserToken, FEDERATION_SECONDS)
    return { url }
  }

  serveRoute(app, deps, contract.startFranceConnect, async ({ ctx, body, reply, http }) => {
    const start = { ...body, browserToken: browserTokenOf(http.request) }
    return reply(200, started(http.reply, await startFranceConnect(ctx, start)))
  })
  serveRoute(app, deps, contract.answerFranceConnect, async ({ ctx, body, reply, http }) => {
    const [browserToken, browser] = [browserTokenOf(http.request), browserOf(http.request)]
    const result = await answerFranceConnect(ctx, { ...body, browserToken, browser })
    if (result.kind === 'factor') return reply(202, stepOf(http.reply, result))
    if (result.kind === 'opened') return reply(201, await opened(ctx, http.reply, result.session))
    const identity = result.kind === 'unknown' ? toIdentityView(result.identity) : null
    return reply(200, { outcome: result.kind, identity })
  })
  serveRoute(app, deps, contract.getPendingFranceConnect, async ({ ctx, reply, http }) =>
    reply(200, await getPendingFranceConnect(ctx, browserTokenOf(http.request))),
  )
  serveRoute(app, deps, contract.getFranceConnectLink, async ({ ctx, reply }) =>
    reply(200, await getFranceConnectLink(ctx)),
  )
  serveRoute(app, deps, contract.startFranceConnectLink, async ({ ctx, body, reply, http }) => {
    const proof = proofOf(http.request, body.currentPassword)
    const start = { ...proof, browserToken: browserTokenOf(http.request) }
    return reply(200, started(http.reply, await startFranceConnectLink(ctx, start)))
  })
  serveRoute(app, deps, contract.startFranceConnectProof, async ({ ctx, reply, http }) =>
    reply(200, started(http.reply, await startFranceConnectProof(ctx, browserTokenOf(http.request)))),
  )
  serveRoute(app, deps, contract.linkFranceConnect, async ({ ctx, body, reply, http }) => {
    const proof = proofOf(http.request, body.currentPassword)
    await linkFranceConnect(ctx, { ...proof, browserToken: browserTokenOf(http.request) })
    return reply(200, await getFranceConnectLink(ctx))
  })
  serveRoute(app, deps, contract.takeBackFranceConnect, async ({ ctx, body, reply, http }) => {
    await takeBackFranceConnect(ctx, proofOf(http.request, body.currentPassword))
    return reply(200, await getFranceConnectLink(ctx))
  })
  serveRoute(app, deps, contract.unlinkFranceConnect, async ({ ctx, body, reply, http }) => {
    await unlinkFranceConnect(ctx, proofOf(http.request, body.currentPassword))
    return reply(200, await getFranceConnectLink(ctx))
  })
}
