import * as contract from '@guichet/contract/passkeys.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { clearCookie, readCookie, setCookie } from '../../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { problem } from '../../../platform/problem-error.ts'
import { beginPasskeyFactor } from '../begin-passkey-factor.ts'
import { beginPasskeyRegistration } from '../begin-passkey-registration.ts'
import { getFactors } from '../get-factors.ts'
import { CHALLENGE_SECONDS } from '../passkey-ceremony.ts'
import { registerPasskey } from '../register-passkey.ts'
import { removePasskey } from '../remove-passkey.ts'
import { renamePasskey } from '../rename-passkey.ts'
import { beginPasskeySignIn, signInWithPasskey } from '../sign-in-with-passkey.ts'
import { sessionCookies } from './session-cookies.ts'

export function passkeyRoutes(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const { config } = deps
  const { opened, stepOf, browserOf, factorTokenOf } = sessionCookies(deps, tokens)

  serveRoute(app, deps, contract.beginPasskeyRegistration, async ({ ctx, body, reply, http }) => {
    const { deviceToken } = browserOf(http.request)
    const { currentPassword } = body
    return reply(200, await beginPasskeyRegistration(ctx, { currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.registerPasskey, async ({ ctx, body, reply, http }) => {
    await registerPasskey(ctx, body.credential)
    return reply(201, await getFactors(ctx, browserOf(http.request).deviceToken))
  })
  serveRoute(app, deps, contract.renamePasskey, async ({ ctx, params, body, reply, http }) => {
    await renamePasskey(ctx, params.id, body.name)
    return reply(200, await getFactors(ctx, browserOf(http.request).deviceToken))
  })
  serveRoute(app, deps, contract.removePasskey, async ({ ctx, params, body, reply, http }) => {
    const { deviceToken } = browserOf(http.request)
    await removePasskey(ctx, params.id, { currentPassword: body.currentPassword, deviceToken })
    return reply(200, await getFactors(ctx, deviceToken))
  })
  serveRoute(app, deps, contract.beginPasskeySignIn, async ({ ctx, reply, http }) => {
    const known = readCookie(http.request, config, 'passkey')
    const { flow, options } = await beginPasskeySignIn(ctx, known)
    setCookie(http.reply, config, 'passkey', flow, CHALLENGE_SECONDS)
    return reply(200, options)
  })
  serveRoute(app, deps, contract.signInWithPasskey, async ({ ctx, body, reply, http }) => {
    const flow = readCookie(http.request, config, 'passkey')
    if (flow === undefined) throw problem('passkey.expired')
    const result = await signInWithPasskey(ctx, { ...body, flow, ...browserOf(http.request) })
    clearCookie(http.reply, config, 'passkey')
    if (result.kind === 'factor') return reply(202, stepOf(http.reply, result))
    return reply(201, await opened(ctx, http.reply, result.session))
  })
  serveRoute(app, deps, contract.beginPasskeyFactor, async ({ ctx, reply, http }) =>
    reply(200, await beginPasskeyFactor(ctx, factorTokenOf(http.request))),
  )
}
