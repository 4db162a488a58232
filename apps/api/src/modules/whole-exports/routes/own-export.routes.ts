import * as contract from '@guichet/contract/own-exports.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { askOwnExport } from '../ask-own-export.ts'
import { fetchExport } from '../fetch-export.ts'
import { listOwnExports, ownExports } from '../own-export-view.ts'

export function ownExportRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listOwnExports, async ({ ctx, reply }) =>
    reply(200, await listOwnExports(ctx)),
  )
  serveRoute(app, deps, contract.askOwnExport, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(202, await askOwnExport(ctx, { currentPassword: body.currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.fetchOwnExport, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { currentPassword } = body
    const file = await fetchExport(ctx, ownExports(ctx), params.id, { currentPassword, deviceToken })
    return reply(200, file.content, {
      headers: {
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'content-length': String(file.size),
      },
    })
  })
}
