import type { Readable } from 'node:stream'
import {
  type Access,
  type In,
  type Out,
  opensInFile,
  type RateLimit,
  type RouteSpec,
  type Schema,
} from '@guichet/contract/route'
import { waitsForTerms } from '@guichet/contract/route-terms'
import { type Permission, permissionsOf } from '@guichet/domain/rights'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accessOf, type Ctx } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { problem } from '../problem-error.ts'
import { refuseForbiddenText } from './forbidden-text.ts'
import { withIdempotency } from './idempotency.ts'
import { ifMatchOf } from './if-match.ts'
import { requestCtx } from './request-ctx.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    route?: RouteSpec
    /** Budget of a route outside the contract. */
    rateLimit?: RateLimit
  }
}

export interface Answer<R extends RouteSpec> {
  readonly route?: R
  readonly status: number
  readonly body: unknown
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
}
interface AnswerOptions {
  /** Version of the representation, without quotes. */
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
}
/** What is not JSON may be written while it is made. */
type BodyIn<R extends RouteSpec, S extends Schema> = R['produces'] extends string ? In<S> | Readable : In<S>
type Reply<R extends RouteSpec> = <S extends keyof R['responses'] & number>(
  ...args: R['responses'][S] extends Schema
    ? [status: S, body: BodyIn<R, R['responses'][S]>, options?: AnswerOptions]
    : [status: S, body?: null, options?: AnswerOptions]
) => Answer<R>

export interface Call<R extends RouteSpec> {
  readonly ctx: Ctx
  readonly params: Out<R['params']>
  readonly query: Out<R['query']>
  readonly body: Out<R['body']>
  /** What `If-Match` names, for `demandVersion`; routes with `precondition` always have it. */
  readonly ifMatch: string
  readonly reply: Reply<R>
  /** For the few routes that set cookies. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply }
}
export type Handler<R extends RouteSpec> = (call: Call<R>) => Promise<Answer<R>>

const MEDIA_TYPES = {
  'application/pdf': 'application/pdf',
  'text/csv': 'text/csv; charset=utf-8',
  'application/octet-stream': 'application/octet-stream',
  'application/x-ndjson': 'application/x-ndjson; charset=utf-8',
  'application/zip': 'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const mayCall = (ctx: Ctx, route: RouteSpec): void => {
  const { access, beforeFactor } = route
  if (access.kind === 'public') return
  const { actor } = ctx
  if (actor.kind !== 'person' && actor.kind !== 'key') throw problem('session.required')
  if (actor.kind === 'person' && actor.needsFactor && !beforeFactor) throw problem('session.factor-needed')
  const file = accessOf(ctx)
  // In the file of somebody else, what its owner accepted counts.
  if (actor.kind === 'person' && actor.owesTerms && !file && waitsForTerms(route))
    throw problem('terms.needed')
  if (file && !opensInFile(access, file.rights)) throw problem('delegation.right-missing')
  if (access.kind === 'staff') {
    const permissions: readonly Permission[] = actor.kind === 'person' ? permissionsOf(actor.staffRole) : []
    if (!permissions.includes(access.permission)) throw problem('session.forbidden')
    return
  }
  if (actor.kind === 'key' && !(access.scope && actor.scopes.includes(access.scope))) {
    throw problem('key.scope-missing')
  }
}

/** Compared weakly and from a list, as RFC 9110 has it: proxies that compress make strong tags weak. */
const isKnownVersion = (request: FastifyRequest, etag: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag)

/** Serves a route of the contract: access, budget, checks, then the handler. */
export function serveRoute<const R extends RouteSpec>(
  app: FastifyInstance,
  deps: Deps,
  route: R,
  handler: Handler<R>,
): void {
  const response = Object.fromEntries(
    Object.entries(route.responses).filter(([, schema]) => schema !== null && !route.produces),
  )
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    config: { access: route.access, route },
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    schema: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      response,
    },
    onRequest: async (request) => {
      mayCall(requestCtx(deps, request), route)
    },
    preValidation: async (request) => refuseForbiddenText(request),
    handler: async (request, reply) => {
      const ctx = requestCtx(deps, request)
      const call: Call<R> = {
        ctx,
        params: request.params as Out<R['params']>,
        query: request.query as Out<R['query']>,
        body: request.body as Out<R['body']>,
        ifMatch: route.precondition ? ifMatchOf(request.headers['if-match']) : '',
        reply: ((status: number, body: unknown, options?: AnswerOptions) => ({
          status,
          body: body ?? null,
          ...options,
        })) as Reply<R>,
        http: { request, reply },
      }
      const answer = route.idempotent
        ? await withIdempotency(ctx, request, route.operationId, () => handler(call))
        : await handler(call)
      for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
      if (answer.etag !== undefined) {
        const etag = `"${answer.etag}"`
        reply.header('etag', etag)
        if (route.method === 'GET' && isKnownVersion(request, etag)) return reply.code(304).send()
      }
      reply.code(answer.status)
      if (answer.body === null) return reply.send()
      if (route.produces) {
        // What gives files of any type says itself of which.
        if (!reply.hasHeader('content-type')) reply.type(MEDIA_TYPES[route.produces])
        return reply.send(answer.body)
      }
      return reply.send(answer.body)
    },
  })
}
