import * as contract from '@guichet/contract/legal-texts.contract'
import { acceptTerms, getOwnTerms } from '@guichet/contract/terms.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getLegalText, getStaffLegalText, publishLegalText } from '../legal-texts.ts'
import * as own from '../own-terms.ts'

export function legalTextRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getLegalText, async ({ ctx, params, query, reply }) =>
    reply(200, await getLegalText(ctx, params.kind, query.version)),
  )
  serveRoute(app, deps, contract.getStaffLegalText, async ({ ctx, params, reply }) => {
    const text = await getStaffLegalText(ctx, params.kind)
    return reply(200, text, { etag: String(text.number) })
  })
  serveRoute(app, deps, contract.publishLegalText, async ({ ctx, params, ifMatch, body, reply }) => {
    const text = await publishLegalText(ctx, params.kind, ifMatch, body)
    return reply(200, text, { etag: String(text.number) })
  })
  serveRoute(app, deps, getOwnTerms, async ({ ctx, reply }) => reply(200, await own.getOwnTerms(ctx)))
  serveRoute(app, deps, acceptTerms, async ({ ctx, body, reply }) =>
    reply(200, await own.acceptTerms(ctx, body.accepted)),
  )
}
