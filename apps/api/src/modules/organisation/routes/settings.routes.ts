import * as contract from '@guichet/contract/settings.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { listSettingsChanges } from '../list-settings-changes.ts'
import { removeLogo, saveLogo } from '../save-logo.ts'
import { getSettings, type SettingsView, updateSettings } from '../settings.ts'

const etagOf = ({ version }: SettingsView) => ({ etag: String(version) })

export function settingsRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getSettings, async ({ ctx, reply }) => {
    const settings = await getSettings(ctx)
    return reply(200, settings, etagOf(settings))
  })
  serveRoute(app, deps, contract.updateSettings, async ({ ctx, ifMatch, body, reply, http }) => {
    const { currentPassword, ...patch } = body
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const settings = await updateSettings(ctx, ifMatch, patch, { currentPassword, deviceToken })
    return reply(200, settings, etagOf(settings))
  })
  takingFiles(app, (scope) => {
    // How large it may be is told while it is read, in words of its own.
    serveRoute(scope, deps, contract.saveLogo, async ({ ctx, ifMatch, http, reply }) => {
      const settings = await saveLogo(ctx, ifMatch, fileOf(http.request, Number.POSITIVE_INFINITY))
      return reply(200, settings, etagOf(settings))
    })
  })
  serveRoute(app, deps, contract.removeLogo, async ({ ctx, ifMatch, reply }) => {
    const settings = await removeLogo(ctx, ifMatch)
    return reply(200, settings, etagOf(settings))
  })
  serveRoute(app, deps, contract.listSettingsChanges, async ({ ctx, query, reply }) =>
    reply(200, await listSettingsChanges(ctx, query)),
  )
}
