import * as contract from '@guichet/contract/catalogue.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createProcedure } from '../create-procedure.ts'
import { createTariff } from '../create-tariff.ts'
import { listAccountProfiles } from '../list-account-profiles.ts'
import { listHelpTexts } from '../list-help-texts.ts'
import { listTariffs } from '../list-tariffs.ts'
import { saveHelpText } from '../save-help-text.ts'
import { getStaffProcedure, listStaffProcedures } from '../staff-procedure.ts'
import { updateProcedure } from '../update-procedure.ts'

export function catalogueRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listAccountProfiles, async ({ ctx, reply }) =>
    reply(200, { items: await listAccountProfiles(ctx) }),
  )
  serveRoute(app, deps, contract.listStaffProcedures, async ({ ctx, reply }) =>
    reply(200, { items: await listStaffProcedures(ctx) }),
  )
  serveRoute(app, deps, contract.getStaffProcedure, async ({ ctx, params, reply }) => {
    const procedure = await getStaffProcedure(ctx, params.id)
    return reply(200, procedure, { etag: String(procedure.version) })
  })
  serveRoute(app, deps, contract.createProcedure, async ({ ctx, body, reply }) =>
    reply(201, await createProcedure(ctx, body)),
  )
  serveRoute(app, deps, contract.updateProcedure, async ({ ctx, params, ifMatch, body, reply }) => {
    const procedure = await updateProcedure(ctx, params.id, ifMatch, body)
    return reply(200, procedure, { etag: String(procedure.version) })
  })
  serveRoute(app, deps, contract.listTariffs, async ({ ctx, reply }) =>
    reply(200, { items: await listTariffs(ctx) }),
  )
  serveRoute(app, deps, contract.createTariff, async ({ ctx, body, reply }) =>
    reply(201, await createTariff(ctx, body)),
  )
  serveRoute(app, deps, contract.listHelpTexts, async ({ ctx, reply }) =>
    reply(200, { items: await listHelpTexts(ctx) }),
  )
  serveRoute(app, deps, contract.saveHelpText, async ({ ctx, params, body, reply }) => {
    await saveHelpText(ctx, params.key, body)
    return reply(204)
  })
}
