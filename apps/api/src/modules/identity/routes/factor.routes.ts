import * as contract from '@guichet/contract/factors.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { beginTotpSetup } from '../begin-totp-setup.ts'
import { confirmTotp } from '../confirm-totp.ts'
import { forgetTrustedDevice } from '../forget-trusted-device.ts'
import { getFactors } from '../get-factors.ts'
import { makeRecoveryCodes } from '../make-recovery-codes.ts'
import { removeTotp } from '../remove-totp.ts'
import { renameTotp } from '../rename-totp.ts'
import { addSmsFactor, removeSmsFactor } from '../sms-factor.ts'

export function factorRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null
  const proofOf = (
    request: FastifyRequest,
    { currentPassword }: { currentPassword?: string | undefined },
  ) => ({
    currentPassword,
    deviceToken: deviceOf(request),
  })
  serveRoute(app, deps, contract.getFactors, async ({ ctx, reply, http }) =>
    reply(200, await getFactors(ctx, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.beginTotpSetup, async ({ ctx, body, reply, http }) =>
    reply(201, await beginTotpSetup(ctx, proofOf(http.request, body))),
  )
  serveRoute(app, deps, contract.confirmTotp, async ({ ctx, body, reply, http }) => {
    await confirmTotp(ctx, body.code)
    return reply(201, await getFactors(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.renameTotp, async ({ ctx, body, reply, http }) => {
    await renameTotp(ctx, body.name)
    return reply(200, await getFactors(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.removeTotp, async ({ ctx, body, reply, http }) => {
    await removeTotp(ctx, proofOf(http.request, body))
    return reply(200, await getFactors(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.addSmsFactor, async ({ ctx, body, reply, http }) => {
    await addSmsFactor(ctx, proofOf(http.request, body))
    return reply(201, await getFactors(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.removeSmsFactor, async ({ ctx, body, reply, http }) => {
    await removeSmsFactor(ctx, proofOf(http.request, body))
    return reply(200, await getFactors(ctx, deviceOf(http.request)))
  })
  serveRoute(app, deps, contract.makeRecoveryCodes, async ({ ctx, body, reply, http }) => {
    const codes = await makeRecoveryCodes(ctx, proofOf(http.request, body))
    return reply(201, { codes, factors: await getFactors(ctx, deviceOf(http.request)) })
  })
  serveRoute(app, deps, contract.forgetTrustedDevice, async ({ ctx, params, reply }) => {
    await forgetTrustedDevice(ctx, params.id)
    return reply(204)
  })
}
