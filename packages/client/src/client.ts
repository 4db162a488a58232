import { NetworkError, readApiError } from './problem-error.ts'
import { type RequestParts, requestUrl } from './request-url.ts'
import type { CallAnswer, CallableRoute, CallInput, SpecOf } from './route-ref.ts'

export { ApiError, NetworkError, readApiError } from './problem-error.ts'
export type { CallAnswer, CallableRoute, CallInput, LightRoute, SpecOf } from './route-ref.ts'
export { lightRoute } from './route-ref.ts'

type Locale = 'fr' | 'en'

export interface ClientOptions {
  /** Where the API stands; `/api/v1` of the same origin when left out. No slash at the end. */
  readonly baseUrl?: string
  readonly fetch?: typeof globalThis.fetch
  /** A program's key, sent as Bearer. Browsers leave it out: their cookies speak for them. */
  readonly apiKey?: string
  /** Language of the sentences in the answers, asked at each call when a function. */
  readonly locale?: Locale | (() => Locale)
  /**
   * The file of somebody else in which a call is made (`X-Guichet-File`), by the path of its route; one’s own when it answers
   * undefined.
   */
  readonly file?: (path: string) => string | undefined
  /**
   * Whose page makes a call (`X-Guichet-Person`), by the path of its route: nothing is done once somebody else has signed in in its
   * browser.
   */
  readonly person?: (path: string) => string | undefined
  /**
   * Renew the session once when the API asks for it, then repeat the call. By default true in a browser without
   * `apiKey`.
   */
  readonly renewSession?: boolean
  /** Told of each answer that is a success, with the path of its route. */
  readonly onSuccess?: (path: string) => void
  /**
   * Told when a call found that there is no session any more. May answer a promise of true once somebody signed in
   * again: the call is then repeated, once; otherwise it fails with `session.required`.
   */
  readonly onSessionLost?: (path: string) => Promise<boolean> | undefined
}

export interface CallOptions {
  /** ETag of the representation that was edited. */
  readonly ifMatch?: string
  /** The same key for each try of the same act. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

type CallArguments<T extends CallableRoute> =
  Record<never, never> extends CallInput<SpecOf<T>>
    ? [input?: CallInput<SpecOf<T>>, options?: CallOptions]
    : [input: CallInput<SpecOf<T>>, options?: CallOptions]

export interface Client {
  /**
   * Calls a route of the contract. Throws ApiError for a problem, NetworkError when no answer came, and the signal's
   * reason when it was aborted.
   */
  readonly call: <T extends CallableRoute>(
    route: T,
    ...args: CallArguments<T>
  ) => Promise<CallAnswer<SpecOf<T>>>
}

const REFRESH_PATH = '/session/refresh'
/** Routes whose 401 is an answer about what was sent, not about an old cookie. */
const NEVER_RENEWED = new Set(['/session/refresh', '/session/factor'])
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

const inBrowser = () => 'window' in globalThis && 'document' in globalThis

/** A typed client of the API. Holds no state but a renewal under way; make one per program or page. */
export function createClient(options: ClientOptions = {}): Client {
  const base = options.baseUrl ?? '/api/v1'
  const renews = options.renewSession ?? (options.apiKey === undefined && inBrowser())
  let renewal: Promise<boolean> | undefined

  function headersFor(
    method: string,
    path: string,
    input: RequestParts,
    callOptions: CallOptions,
  ): Record<string, string> {
    const file = options.file?.(path)
    const person = options.person?.(path)
    const locale = typeof options.locale === 'function' ? options.locale() : options.locale
    return {
      accept: 'application/json, application/pdf, application/problem+json',
      ...(locale && { 'accept-language': locale }),
      ...(options.apiKey !== undefined && { authorization: `Bearer ${options.apiKey}` }),
      ...(!SAFE_METHODS.has(method) && { 'x-guichet': '1' }),
      ...(person !== undefined && { 'x-guichet-person': person }),
      ...(file !== undefined && { 'x-guichet-file': file }),
      ...(input.body !== undefined && { 'content-type': 'application/json' }),
      ...(callOptions.ifMatch !== undefined && { 'if-match': callOptions.ifMatch }),
      ...(callOptions.idempotencyKey !== undefined && { 'idempotency-key': callOptions.idempotencyKey }),
    }
  }

  async function send(method: string, path: string, input: RequestParts, callOptions: CallOptions) {
    const doFetch = options.fetch ?? globalThis.fetch
    const url = requestUrl(base, path, input)
    try {
      return await doFetch(url, {
        method,
        credentials: 'same-origin',
        headers: headersFor(method, path, input, callOptions),
        ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
        ...(callOptions.signal && { signal: callOptions.signal }),
      })
    } catch (cause) {
      if (callOptions.signal?.aborted) throw cause
      throw new NetworkError(`${method} ${path}: no answer`, { cause })
    }
  }

  /** True when the session lives on; false when it has ended; throws when nobody can tell. */
  async function renewSession(): Promise<boolean> {
    const response = await send('POST', REFRESH_PATH, {}, {})
    if (response.ok) return true
    if (response.status === 401) return false
    throw await readApiError(response)
  }

  async function sendRenewing(method: string, path: string, input: RequestParts, callOptions: CallOptions) {
    const response = await send(method, path, input, callOptions)
    if (response.ok) return response
    const error = await readApiError(response)
    if (error.code !== 'session.required' || NEVER_RENEWED.has(path)) throw error
    renewal ??= renews
      ? renewSession().finally(() => {
          renewal = undefined
        })
      : undefined
    const again = (renewal && (await renewal)) || (await options.onSessionLost?.(path))
    if (!again) throw error
    const second = await send(method, path, input, callOptions)
    if (second.ok) return second
    throw await readApiError(second)
  }

  async function readBody(response: Response): Promise<unknown> {
    if (response.status === 204) return null
    const type = response.headers.get('content-type') ?? ''
    try {
      return type.includes('json') ? await response.json() : await response.blob()
    } catch (cause) {
      throw new NetworkError('the answer was cut on the way', { cause })
    }
  }

  return {
    call: async (route, ...args) => {
      const input = (args[0] ?? {}) as RequestParts
      const callOptions = args[1] ?? {}
      const response = await sendRenewing(route.method, route.path, input, callOptions)
      const body = await readBody(response)
      options.onSuccess?.(route.path)
      return { status: response.status, body, etag: response.headers.get('etag') } as never
    },
  }
}
