import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { clearCookie, readCookie, setCookie } from '../../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { problem } from '../../../platform/problem-error.ts'
import { REMEMBERED_SECONDS } from '../domain/session-life.ts'
import { getSessionView } from '../get-session-view.ts'
import type { OpenedSession } from '../open-session.ts'
import type { FactorAsked } from '../pending-step.ts'

const DEVICE_SECONDS = 400 * 24 * 60 * 60

/** The cookies of a session, for the routes that open one. */
export function sessionCookies({ config }: Deps, tokens: SessionTokens) {
  const setSession = (reply: FastifyReply, sessionId: string, refreshToken: string, remembered: boolean) => {
    setCookie(reply, config, 'session', tokens.sign(sessionId), remembered ? REMEMBERED_SECONDS : undefined)
    setCookie(reply, config, 'refresh', refreshToken, remembered ? REMEMBERED_SECONDS : undefined)
  }
  const keepDevice = (reply: FastifyReply, deviceToken: string) =>
    setCookie(reply, config, 'device', deviceToken, DEVICE_SECONDS)
  const opened = async (ctx: Ctx, reply: FastifyReply, session: OpenedSession) => {
    const view = await getSessionView(ctx, session.sessionId)
    setSession(reply, session.sessionId, session.refreshToken, view.remembered)
    keepDevice(reply, session.deviceToken)
    clearCookie(reply, config, 'factor')
    return view
  }
  const browserOf = (request: FastifyRequest) => ({
    deviceToken: readCookie(request, config, 'device') ?? null,
    userAgent: request.headers['user-agent'] ?? '',
    ip: request.ip,
  })
  /** The session, or what is asked before it, under the cookie that says whose sign-in it is. */
  const stepOf = (reply: FastifyReply, { factorToken, seconds, ...asked }: FactorAsked) => {
    setCookie(reply, config, 'factor', factorToken, seconds)
    const { factor, ways, phone, mayTrust } = asked
    return { factor, ways: [...ways], mayTrust, ...(phone !== null && { phone }) }
  }
  const factorTokenOf = (request: FastifyRequest): string => {
    const token = readCookie(request, config, 'factor')
    if (!token) throw problem('session.factor-expired')
    return token
  }
  return { setSession, keepDevice, opened, browserOf, stepOf, factorTokenOf }
}
