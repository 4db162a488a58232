import * as contract from '@guichet/contract/api-keys.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createApiKey } from '../create-api-key.ts'
import { endApiKey } from '../end-api-key.ts'
import { listApiKeys } from '../key-view.ts'
import { rotateApiKey } from '../rotate-api-key.ts'
import { takeBackApiKey } from '../take-back-key.ts'

export function apiKeyRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listApiKeys, async ({ ctx, reply }) => reply(200, await listApiKeys(ctx)))
  serveRoute(app, deps, contract.createApiKey, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(201, await createApiKey(ctx, { ...body, deviceToken }))
  })
  serveRoute(app, deps, contract.rotateApiKey, async ({ ctx, params, body, reply, http }) => {
    const { overlapHours, currentPassword } = body
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(201, await rotateApiKey(ctx, { ...params, overlapHours, currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.takeBackApiKey, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { currentPassword } = body
    return reply(200, await takeBackApiKey(ctx, { ...params, currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.endApiKey, async ({ ctx, params, reply }) => {
    await endApiKey(ctx, params.id)
    return reply(204)
  })
}
