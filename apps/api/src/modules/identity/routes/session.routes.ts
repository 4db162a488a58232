import type { Out } from '@guichet/contract/route'
import * as contract from '@guichet/contract/session.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { clearCookie, readCookie } from '../../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fieldProblem, problem } from '../../../platform/problem-error.ts'
import { answerFactor } from '../answer-factor.ts'
import { changePassword } from '../change-password.ts'
import { getOwnSession } from '../get-session-view.ts'
import type { GivenFactor } from '../prove-factor.ts'
import { refreshSession } from '../refresh-session.ts'
import { replaceTemporaryPassword } from '../replace-temporary-password.ts'
import type { SessionFacts } from '../session-view.ts'
import { setLocale } from '../set-locale.ts'
import { signIn } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import { sendFactorCode } from '../sms-factor.ts'
import { sessionCookies } from './session-cookies.ts'

/** The one way that was used. @throws a problem `request.invalid` when there is none. */
function givenFactorOf(
  { code, smsCode, recoveryCode, passkey }: Out<(typeof contract.answerFactor)['body']>,
  flow: string,
): GivenFactor {
  if (code !== undefined) return { kind: 'totp', code }
  if (smsCode !== undefined) return { kind: 'sms', code: smsCode, flow }
  if (recoveryCode !== undefined) return { kind: 'recovery-code', code: recoveryCode }
  if (passkey !== undefined) return { kind: 'passkey', credential: passkey, flow }
  throw fieldProblem('/code', 'required')
}

export function sessionRoutes(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const { config } = deps
  const { setSession, opened, browserOf, stepOf, factorTokenOf } = sessionCookies(deps, tokens)

  serveRoute(app, deps, contract.createSession, async ({ ctx, body, reply, http }) => {
    const result = await signIn(ctx, { ...body, ...browserOf(http.request) })
    if (result.kind === 'factor') return reply(202, stepOf(http.reply, result))
    return reply(201, await opened(ctx, http.reply, result.session))
  })
  serveRoute(app, deps, contract.answerFactor, async ({ ctx, body, reply, http }) => {
    const { trustDevice } = body
    const factorToken = factorTokenOf(http.request)
    const given = givenFactorOf(body, factorToken)
    const result = await answerFactor(ctx, { factorToken, given, trustDevice, ...browserOf(http.request) })
    if (result.kind === 'factor') return reply(202, stepOf(http.reply, result))
    return reply(201, await opened(ctx, http.reply, result.session))
  })
  serveRoute(app, deps, contract.sendFactorCode, async ({ ctx, reply, http }) => {
    const expiresAt = await sendFactorCode(ctx, factorTokenOf(http.request))
    return reply(202, { expiresAt: expiresAt.toISOString() })
  })
  serveRoute(app, deps, contract.replaceTemporaryPassword, async ({ ctx, body, reply, http }) => {
    const given = { factorToken: factorTokenOf(http.request), password: body.password }
    const session = await replaceTemporaryPassword(ctx, { ...given, ...browserOf(http.request) })
    return reply(201, await opened(ctx, http.reply, session))
  })
  serveRoute(app, deps, contract.changePassword, async ({ ctx, body, reply, http }) => {
    await changePassword(ctx, { ...body, deviceToken: browserOf(http.request).deviceToken })
    return reply(204)
  })
  serveRoute(app, deps, contract.getSession, async ({ ctx, reply, http }) =>
    reply(200, await getOwnSession(ctx, http.request.sessionFacts as SessionFacts)),
  )
  serveRoute(app, deps, contract.refreshSession, async ({ ctx, reply, http }) => {
    const token = readCookie(http.request, config, 'refresh')
    const refreshed = token ? await refreshSession(ctx, token) : null
    if (!refreshed) {
      clearCookie(http.reply, config, 'session')
      clearCookie(http.reply, config, 'refresh')
      throw problem('session.required')
    }
    setSession(http.reply, refreshed.sessionId, refreshed.refreshToken, refreshed.remembered)
    return reply(204)
  })
  serveRoute(app, deps, contract.deleteSession, async ({ ctx, reply, http }) => {
    const signOutUrl = await signOut(ctx, {
      refreshToken: readCookie(http.request, config, 'refresh') ?? null,
      browserToken: readCookie(http.request, config, 'federation') ?? null,
    })
    clearCookie(http.reply, config, 'session')
    clearCookie(http.reply, config, 'refresh')
    return signOutUrl === null ? reply(204) : reply(200, { signOutUrl })
  })
  serveRoute(app, deps, contract.setLocale, async ({ ctx, body, reply }) => {
    await setLocale(ctx, body.locale)
    return reply(204)
  })
}
