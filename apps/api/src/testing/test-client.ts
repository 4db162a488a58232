import type { Readable } from 'node:stream'
import type { CallAnswer, CallInput } from '@guichet/client'
import type { Problem } from '@guichet/contract/problems'
import type { RouteSpec } from '@guichet/contract/route'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { checkAnswer } from './check-answer.ts'

/** Raised by `call` when the API refuses what the test takes for granted. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly problem: Problem
  constructor(operationId: string, problem: Problem) {
    super(
      `${operationId} was refused: ${problem.status} ${problem.code} ${JSON.stringify(problem.errors ?? '')}`,
    )
    this.problem = problem
  }
}

export interface CallOptions {
  readonly ifMatch?: string
  readonly ifNoneMatch?: string
  readonly idempotencyKey?: string
  /** The file that is sent, for routes that take one. */
  readonly file?: Buffer | Readable
  /** Over the headers of a browser on the portal's own pages; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>
}
type Parts = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}
type CallArguments<R extends RouteSpec> =
  Record<never, never> extends CallInput<R>
    ? [input?: CallInput<R>, options?: CallOptions]
    : [input: CallInput<R>, options?: CallOptions]

interface Heard {
  readonly headers: LightMyRequestResponse['headers']
}

/** A browser (or a program) that talks to the API; each of its answers is held against the contract. */
export interface TestClient {
  /** Cookies as a browser would send them. */
  readonly cookies: Map<string, string>
  /** Calls a route that must succeed. @throws {RefusedError} @throws {ContractDriftError} */
  call<R extends RouteSpec>(route: R, ...args: CallArguments<R>): Promise<CallAnswer<R> & Heard>
  /** Calls a route that must refuse. @throws when it succeeds. */
  refusal<R extends RouteSpec>(route: R, ...args: CallArguments<R>): Promise<Problem & Heard>
  /** Calls a route whatever comes of it, with input that may be wrong. */
  attempt(route: RouteSpec, input?: Parts, options?: CallOptions): Promise<LightMyRequestResponse>
  /** Sends anything anywhere; the answer is held against `route`, or problems against their form when it is left out. */
  send(options: InjectOptions, route?: RouteSpec): Promise<LightMyRequestResponse>
  /** The same browser as it is now, going its own way from here. */
  copy(): TestClient
}

export interface TestClientOptions {
  readonly app: FastifyInstance
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: ReadonlyMap<string, string>
}

const urlOf = (path: string, { params, query }: Parts): string => {
  const filled = path.replace(/:(\w+)/gu, (_, name: string) => {
    if (params?.[name] === undefined) throw new TypeError(`missing parameter ${name} of ${path}`)
    return encodeURIComponent(String(params[name]))
  })
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(
    entries.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return `/api/v1${filled}${search && `?${search}`}`
}

const keepCookies = (jar: Map<string, string>, response: LightMyRequestResponse) => {
  for (const { name, value, maxAge, expires } of response.cookies) {
    const isOver = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0)
    if (isOver) jar.delete(name)
    else jar.set(name, value)
  }
}

const without = (headers: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] != null))

/** A new browser without cookies. */
export function createTestClient({
  app,
  headers = {},
  cookies: given = new Map(),
}: TestClientOptions): TestClient {
  const cookies = new Map(given)
  const send = async (options: InjectOptions, route: RouteSpec | null) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.inject({
      ...options,
      headers: without({
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Guichet test browser',
        ...(cookie ? { cookie } : {}),
        ...headers,
        ...(options.headers as Record<string, string>),
      }),
    })
    keepCookies(cookies, response)
    checkAnswer(route, response)
    return response
  }
  const attempt = (route: RouteSpec, input: Parts = {}, options: CallOptions = {}) =>
    send(
      {
        method: route.method,
        url: urlOf(route.path, input),
        headers: {
          'if-match': options.ifMatch,
          'if-none-match': options.ifNoneMatch,
          'idempotency-key': options.idempotencyKey,
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(route.accepts ? { 'content-type': route.accepts } : {}),
          ...options.headers,
        } as Record<string, string>,
        ...(input.body === undefined ? {} : { payload: JSON.stringify(input.body) }),
        ...(options.file === undefined ? {} : { payload: options.file }),
      },
      route,
    )
  return {
    cookies,
    attempt,
    send: (options, route) => send(options, route ?? null),
    copy: () => createTestClient({ app, headers, cookies }),
    async call(route, ...[input, options]) {
      const response = await attempt(route, input as Parts, options)
      if (response.statusCode >= 400) throw new RefusedError(route.operationId, response.json<Problem>())
      const isJson = String(response.headers['content-type']).startsWith('application/json')
      const body = isJson
        ? response.json<unknown>()
        : response.body === ''
          ? null
          : new Blob([response.rawPayload])
      const { statusCode: status, headers: heard } = response
      return { status, body, headers: heard, etag: heard.etag ?? null } as never
    },
    async refusal(route, ...[input, options]) {
      const response = await attempt(route, input as Parts, options)
      if (response.statusCode < 400) throw new Error(`${route.operationId} answered ${response.statusCode}`)
      return { ...response.json<Problem>(), headers: response.headers }
    },
  }
}
