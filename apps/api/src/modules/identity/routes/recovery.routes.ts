import * as contract from '@guichet/contract/recoveries.contract'
import type { Out } from '@guichet/contract/route'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fieldProblem } from '../../../platform/problem-error.ts'
import { getOwnRecovery, removeSecretQuestion, setSecretQuestion } from '../own-recovery.ts'
import { beginRecoveryPasskey, type GivenProof, proveRecovery, sendRecoveryCode } from '../prove-recovery.ts'
import { getRecovery } from '../recovery-stand.ts'
import { denyRecovery, stopRecovery } from '../stop-recovery.ts'
import { waitForRecovery } from '../wait-for-recovery.ts'

/** The one proof that was given. @throws a problem `request.invalid` when there is none. */
function givenProofOf({
  smsCode,
  answer,
  recoveryCode,
  passkey,
}: Out<(typeof contract.proveRecovery)['body']>): GivenProof {
  if (smsCode !== undefined) return { kind: 'sms', code: smsCode }
  if (answer !== undefined) return { kind: 'question', answer }
  if (recoveryCode !== undefined) return { kind: 'recovery-code', code: recoveryCode }
  if (passkey !== undefined) return { kind: 'passkey', credential: passkey }
  throw fieldProblem('/smsCode', 'required')
}

export function recoveryRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null

  serveRoute(app, deps, contract.getRecovery, async ({ ctx, params, reply }) =>
    reply(200, await getRecovery(ctx, params.token)),
  )
  serveRoute(app, deps, contract.sendRecoveryCode, async ({ ctx, params, reply }) => {
    await sendRecoveryCode(ctx, params.token)
    return reply(200, await getRecovery(ctx, params.token))
  })
  serveRoute(app, deps, contract.beginRecoveryPasskey, async ({ ctx, params, reply }) =>
    reply(200, await beginRecoveryPasskey(ctx, params.token)),
  )
  serveRoute(app, deps, contract.proveRecovery, async ({ ctx, params, body, reply }) => {
    await proveRecovery(ctx, params.token, givenProofOf(body))
    return reply(200, await getRecovery(ctx, params.token))
  })
  serveRoute(app, deps, contract.waitForRecovery, async ({ ctx, params, reply }) => {
    await waitForRecovery(ctx, params.token)
    return reply(200, await getRecovery(ctx, params.token))
  })
  serveRoute(app, deps, contract.denyRecovery, async ({ ctx, params, reply }) => {
    await denyRecovery(ctx, params.token)
    return reply(204)
  })
  serveRoute(app, deps, contract.getOwnRecovery, async ({ ctx, reply, http }) =>
    reply(200, await getOwnRecovery(ctx, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.setSecretQuestion, async ({ ctx, body, reply, http }) => {
    const { question, answer, currentPassword } = body
    await setSecretQuestion(ctx, { question, answer, currentPassword, deviceToken: deviceOf(http.request) })
    return reply(200, await getOwnRecovery(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.removeSecretQuestion, async ({ ctx, body, reply, http }) => {
    const { currentPassword } = body
    await removeSecretQuestion(ctx, { currentPassword, deviceToken: deviceOf(http.request) })
    return reply(200, await getOwnRecovery(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.stopRecovery, async ({ ctx, reply, http }) => {
    await stopRecovery(ctx)
    return reply(200, await getOwnRecovery(ctx, deviceOf(http.request)))
  })
}
