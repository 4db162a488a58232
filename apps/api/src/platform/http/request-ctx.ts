import type { FastifyRequest } from 'fastify'
import type { Actor, Ctx, Locale } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    locale: Locale
    /** What the look-up of the session read, for the routes that show it. */
    sessionFacts: unknown
  }
}

/** Context of a request; `actor` and `locale` were set when it came in. */
export const requestCtx = (deps: Deps, request: FastifyRequest): Ctx => ({
  deps,
  db: deps.db,
  inTx: false,
  actor: request.actor,
  requestId: request.id,
  locale: request.locale,
  clock: deps.clock,
  ids: deps.ids,
  log: request.log as Ctx['log'],
})
