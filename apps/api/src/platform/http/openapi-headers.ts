import type { RouteSpec } from '@guichet/contract/route'

interface Ref {
  readonly $ref: string
}
const SAFE = 'GET'

export const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A text of your own, new for each request (a UUID). The same key with the same request answers the same for seven days; with another request it is refused.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
    example: '0f9a1c52-7d0e-4b3a-9c64-2b8d5e7f1a30',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: '`ETag` of the representation that was edited.',
    schema: { type: 'string', maxLength: 200 },
    example: '"7"',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '`ETag` that you hold: the answer is 304 without content when it is still the right one.',
    schema: { type: 'string', maxLength: 200 },
    example: '"6"',
  },
  XGuichetFile: {
    name: 'X-Guichet-File',
    in: 'header',
    required: false,
    description:
      'The file of somebody else in which this is done: `id` of a file opened to the caller (`GET /files`), or of an assistance. Without it, one’s own.',
    schema: { type: 'string', format: 'uuid' },
    example: '019a1f62-3c4d-7e5f-8a9b-0c1d2e3f4a5b',
  },
  XGuichet: {
    name: 'X-Guichet',
    in: 'header',
    required: false,
    description:
      'Needed with cookies, unless the browser says `Sec-Fetch-Site: same-origin`: another site cannot make a browser send it. Not needed with a key.',
    schema: { type: 'string', const: '1' },
    example: '1',
  },
} as const

const text = (description: string, example: string, maxLength = 200) => ({
  description,
  schema: { type: 'string' as const, maxLength },
  example,
})
const PDF_NAME = `attachment; filename="attestation.pdf"; filename*=UTF-8''attestation.pdf`
const COOKIES = 'guichet_session=…; Path=/; HttpOnly; Secure; SameSite=Lax'

export const HEADERS = {
  ContentDisposition: text('Name under which to save the file.', PDF_NAME, 500),
  ETag: text('Version of this representation, for `If-Match` and `If-None-Match`.', '"7"'),
  IdempotencyReplayed: {
    description: 'Present when this is the first answer again: nothing was done this time.',
    schema: { type: 'string', const: 'true' },
    example: 'true',
  },
  Link: text(
    'Pages beside this one (RFC 8288): `rel="next"` and `rel="prev"`, where there are any.',
    '</api/v1/payments?cursor=eyJkIjoxfQ>; rel="next"',
    2000,
  ),
  RateLimit: text(
    'What is left of the budget: `r` calls, `t` seconds until it is whole.',
    '"default";r=598;t=41',
  ),
  RateLimitPolicy: text('Budget of the caller: `q` calls in `w` seconds.', '"default";q=600;w=60'),
  RetryAfter: {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', minimum: 0, maximum: 86_400 },
    example: 2,
  },
  SetCookie: text('Cookies of the session, which scripts cannot read.', COOKIES, 4000),
  WwwAuthenticate: text('How to sign in with a key.', 'Bearer realm="guichet"'),
  XRequestId: text(
    'Identifier of this request, to give when asking for help.',
    '019a1f53-90ab-7cde-8f01-23456789abcd',
    64,
  ),
} as const

const NAMES: Readonly<Record<keyof typeof HEADERS, string>> = {
  ContentDisposition: 'Content-Disposition',
  ETag: 'ETag',
  IdempotencyReplayed: 'Idempotency-Replayed',
  Link: 'Link',
  RateLimit: 'RateLimit',
  RateLimitPolicy: 'RateLimit-Policy',
  RetryAfter: 'Retry-After',
  SetCookie: 'Set-Cookie',
  WwwAuthenticate: 'WWW-Authenticate',
  XRequestId: 'X-Request-Id',
}
const SETS_COOKIES: ReadonlySet<string> = new Set([
  'createSession',
  'answerFactor',
  'refreshSession',
  'deleteSession',
])

export const headerRefs = (...names: (keyof typeof HEADERS)[]): Record<string, Ref> =>
  Object.fromEntries(names.map((name) => [NAMES[name], { $ref: `#/components/headers/${name}` }]))

/** True when the route reads or edits something whose versions are told apart by `ETag`. */
export const hasEtag = (route: RouteSpec, all: readonly RouteSpec[]): boolean =>
  route.precondition === true ||
  (route.method === SAFE && all.some((other) => other.precondition && other.path === route.path))

/** Headers of a successful answer. */
export function successHeaders(
  route: RouteSpec,
  all: readonly RouteSpec[],
  isPage: boolean,
): Record<string, Ref> {
  return headerRefs(
    'XRequestId',
    'RateLimitPolicy',
    'RateLimit',
    ...(hasEtag(route, all) ? (['ETag'] as const) : []),
    ...(isPage ? (['Link'] as const) : []),
    ...(route.idempotent ? (['IdempotencyReplayed'] as const) : []),
    ...(route.produces ? (['ContentDisposition'] as const) : []),
    ...(SETS_COOKIES.has(route.operationId) ? (['SetCookie'] as const) : []),
  )
}

/** Header parameters that a call of the route takes. */
export function headerParameters(route: RouteSpec, all: readonly RouteSpec[]): Ref[] {
  const names: (keyof typeof PARAMETERS)[] = [
    ...(route.access.kind === 'person' && route.access.file ? (['XGuichetFile'] as const) : []),
    ...(route.idempotent ? (['IdempotencyKey'] as const) : []),
    ...(route.precondition ? (['IfMatch'] as const) : []),
    ...(route.method === SAFE && hasEtag(route, all) ? (['IfNoneMatch'] as const) : []),
    ...(route.method === SAFE ? [] : (['XGuichet'] as const)),
  ]
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
}
