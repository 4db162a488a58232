import { createServer } from 'node:http'
import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import type { RateLimit } from '@guichet/contract/route'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { Deps } from './deps.ts'
import { enterFile } from './modules/delegations/index.ts'
import { createAuthenticator, type SessionFacts } from './modules/identity/index.ts'
import { createModuleGate, listModules } from './modules/organisation/index.ts'
import { registerModules } from './modules/register-modules.ts'
import { createSessionTokens, type SessionTokens } from './platform/auth/session-token.ts'
import { registerApiDocs } from './platform/http/api-docs.ts'
import { budgetHeaders } from './platform/http/budget-headers.ts'
import type { BudgetState } from './platform/http/budgets.ts'
import { networkOf } from './platform/http/caller-network.ts'
import { refuseCrossSite } from './platform/http/cross-site.ts'
import { healthRoutes } from './platform/http/health.routes.ts'
import { readJsonBodies } from './platform/http/json-bodies.ts'
import { noteMethods } from './platform/http/known-methods.ts'
import { localeOf } from './platform/http/locale.ts'
import { addPageLinks } from './platform/http/page-links.ts'
import { sendProblem, toProblem } from './platform/http/problem-reply.ts'
import { requestCtx } from './platform/http/request-ctx.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { strictSerializer } from './platform/http/serializer.ts'
import { webFiles } from './platform/http/web-files.ts'
import { problem } from './platform/problem-error.ts'

const PLUGIN_TIMEOUT_MS = 120_000
const BODY_LIMIT = 1_000_000
/** For a whole request; files may take longer, over a slow line. */
const REQUEST_TIMEOUT_MS = 60_000
const FILE_TIMEOUT_MS = 900_000

/** Budget key: the caller where one is known, else the network that the call comes from. */
const budgetKey = ({ actor, ip }: FastifyRequest, name: RateLimit) =>
  name !== 'sign-in' && name !== 'public-lookup' && (actor.kind === 'person' || actor.kind === 'key')
    ? actor.personId
    : networkOf(ip)

/** Takes a call from the budget of the caller, and before it from the one that a key is held to. @returns whether it was refused. */
async function takeBudget(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  name: RateLimit,
  keyLimit?: number,
) {
  const { actor } = request
  const budgets: BudgetState[] = []
  if (actor.kind === 'key' && keyLimit !== undefined)
    budgets.push(await deps.budgets.takeOfKey(actor.keyId, keyLimit))
  if (budgets.every(({ allowed }) => allowed))
    budgets.push(await deps.budgets.take(name, budgetKey(request, name)))
  budgetHeaders(reply, budgets)
  const spent = budgets.find(({ allowed }) => !allowed)
  if (!spent) return false
  sendProblem(request, reply, 'rate.limited', { retryAfterSeconds: Math.max(1, spent.resetSeconds) })
  return true
}

/** Where addresses go that cannot be decoded: the same answer as for any page that is not there. */
const UNREADABLE = '/api/v1/unreadable-address'
const isReadable = (url: string): boolean => {
  const end = url.indexOf('?')
  const path = end < 0 ? url : url.slice(0, end)
  if (!path.includes('%')) return path !== ''
  try {
    return decodeURI(path) !== ''
  } catch {
    return false
  }
}

/** Refuses to boot when a route does not say who may call it. */
function demandAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    // Outside /api lie only the files of the web application, which are everybody’s.
    if (!route.config?.access && route.url.startsWith('/api')) {
      throw new TypeError(`${String(route.method)} ${route.url} declares no access`)
    }
  })
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { code, options } = toProblem(error)
    if (code === 'service.unexpected')
      request.log.error({ err: error, requestId: request.id }, 'unexpected error')
    else if (code === 'service.unavailable')
      request.log.warn({ err: error, requestId: request.id }, 'a service is away')
    return sendProblem(request, reply, code, options)
  })
}

/** Cuts off whoever sends the body of an ordinary request for longer than is needed; files alone may take their time. */
function boundRequests(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if (length === undefined && encoding === undefined) return done(null, payload)
    if (request.routeOptions.config.route?.accepts) return done(null, payload)
    const timer = setTimeout(() => request.raw.destroy(), REQUEST_TIMEOUT_MS).unref()
    request.raw.once('close', () => clearTimeout(timer))
    payload.once('end', () => clearTimeout(timer))
    done(null, payload)
  })
}

/**
 * Told by the route that was found: an address may be written in other ways (`/%61pi/v1`, with the host before it) and lead
 * to the same. Of what leads nowhere the address tells.
 */
const isOfApi = ({ url, routeOptions }: FastifyRequest): boolean =>
  (routeOptions.url ?? url).startsWith('/api/v1') || url.startsWith('/api/v1')

/** Who calls, in which language, within which budget. */
function admitRequests(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const authenticate = createAuthenticator(deps, tokens)
  app.decorateRequest('actor')
  app.decorateRequest('locale', 'fr')
  app.decorateRequest('sessionFacts', null)
  app.addHook('onRequest', async (request, reply) => {
    request.actor = { kind: 'anonymous' }
    request.locale = localeOf(request)
    reply.header('x-request-id', request.id)
    const { route, rateLimit } = request.routeOptions.config
    if (!isOfApi(request)) {
      if (rateLimit && (await takeBudget(deps, request, reply, rateLimit))) return reply
      return
    }
    reply.header('cache-control', 'no-store')
    refuseCrossSite(request)
    const { actor, facts, keyLimit, refused } = await authenticate(request)
    request.actor = actor
    request.sessionFacts = facts
    if (await takeBudget(deps, request, reply, route?.rateLimit ?? 'default', keyLimit)) return reply
    if (refused) throw problem(refused)
    if (!route) return
    const isPublic = route.access.kind === 'public'
    const person = request.headers['x-guichet-person']
    // What anybody may read is about nobody’s page.
    const isOfPage = person !== undefined && !(isPublic && route.method === 'GET')
    if (isOfPage && actor.kind === 'person' && person !== actor.personId)
      throw problem('session.other-person')
    // What anybody may call is about no file.
    if (isPublic) return
    const file = request.headers['x-guichet-file']
    if (file !== undefined) {
      request.actor = await enterFile(requestCtx(deps, request), String(file))
    }
  })
}

/** Routes of a part of the portal that is switched off are not there; whether one may call comes first. */
function admitModules(app: FastifyInstance, deps: Deps): void {
  const isThere = createModuleGate(deps)
  app.addHook('preParsing', async (request) => {
    const facts = request.sessionFacts as SessionFacts | null
    if (!(await isThere(request.routeOptions.config.route, facts?.modules ?? null)))
      throw problem('module.off')
  })
}

/** Builds the portal: API, documentation, health, and the web application's files. */
export async function buildApp(
  deps: Deps,
  { webFolder }: { readonly webFolder?: string } = {},
): Promise<FastifyInstance> {
  const { config } = deps
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({
      disableRequestLogging: config.LOG_LEVEL !== 'debug' && config.LOG_LEVEL !== 'trace',
    }),
    // A logger per request costs more than most requests; what is logged carries the request’s id by itself.
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT,
    // A slow disk makes a start long; that is no reason to give it up.
    pluginTimeout: PLUGIN_TIMEOUT_MS,
    genReqId: () => deps.ids.requestId(),
    trustProxy: config.TRUSTED_PROXIES?.split(',').map((address) => address.trim()) ?? false,
    // Node bounds the whole address; the contract bounds each parameter, and answers with a problem.
    routerOptions: { maxParamLength: 16_384 },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : UNREADABLE),
    forceCloseConnections: 'idle',
    serverFactory: (handler) =>
      createServer({ requestTimeout: FILE_TIMEOUT_MS, headersTimeout: 20_000 }, handler),
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(strictSerializer)
  app.removeContentTypeParser('text/plain')
  readJsonBodies(app)
  const methodsOf = noteMethods(app)
  answerErrors(app)
  demandAccess(app)
  const headers = securityHeaders()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  await app.register(fastifyCookie)
  await app.register(fastifyCompress, { threshold: 2048, encodings: ['br', 'gzip'] })
  const tokens = await createSessionTokens(app, config, deps.clock)
  admitRequests(app, deps, tokens)
  boundRequests(app)
  admitModules(app, deps)
  healthRoutes(app, deps)
  registerApiDocs(app, {
    document: async (modules) =>
      (await import('./platform/http/openapi.ts')).openApiDocument({ publicUrl: config.publicUrl, modules }),
    modules: () => listModules(deps),
  })
  addPageLinks(app)
  registerModules(app, deps, tokens)
  await webFiles(app, deps, { methodsOf, folder: webFolder })
  return app
}
