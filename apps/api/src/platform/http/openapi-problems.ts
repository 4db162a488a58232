import { FIELD_CODES } from '@guichet/contract/field-codes'
import { PROBLEMS, type Problem, type ProblemCode } from '@guichet/contract/problems'
import type { RouteSpec } from '@guichet/contract/route'
import { moduleOf } from '@guichet/contract/route-modules'
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import { headerRefs } from './openapi-headers.ts'

const REQUEST_ID = '019a1f53-90ab-7cde-8f01-23456789abcd'
/** Answers with more problems than this are written out in their operation instead of shared. */
const SHARED_CODES = 3
const MAY_WAIT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'rate.limited',
  'session.locked',
  'service.busy',
  'service.unavailable',
  'payment.provider-unavailable',
  'idempotency.in-progress',
])

/** Problems that a call of this route can meet, its own first, the common ones where they apply. */
export function problemsOf(route: RouteSpec): ProblemCode[] {
  const isWrite = route.method !== 'GET'
  const isStaff = route.access.kind === 'staff'
  const common: [code: ProblemCode, applies: boolean][] = [
    ['request.invalid', Boolean(route.params ?? route.query ?? route.body)],
    ['request.malformed', isWrite],
    ['request.too-large', route.body !== undefined],
    ['request.unsupported-type', route.body !== undefined],
    ['request.cross-site', isWrite],
    ['session.required', route.access.kind !== 'public'],
    ['session.forbidden', isStaff],
    ['key.scope-missing', route.access.kind === 'person'],
    ['key.network-refused', route.access.kind === 'person' && route.access.scope !== undefined],
    ['module.off', moduleOf(route) !== null],
    ['rate.limited', true],
    ['service.busy', route.rateLimit === 'sign-in'],
    ['service.unavailable', true],
    ['service.unexpected', true],
  ]
  return [...new Set([...route.problems, ...common.filter(([, applies]) => applies).map(([code]) => code)])]
}

/** A problem as the API answers it, in French as it does unless asked otherwise. */
export const problemExample = (code: ProblemCode): Problem => ({
  type: `/api/docs/problems#${code}`,
  title: PROBLEMS[code].fr,
  status: PROBLEMS[code].status,
  code,
  requestId: REQUEST_ID,
  ...(code === 'request.invalid'
    ? { errors: [{ pointer: '/siret', code: 'siret.invalid', message: FIELD_CODES['siret.invalid'].fr }] }
    : {}),
  ...(MAY_WAIT.has(code) ? { retryAfterSeconds: 2 } : {}),
})

const headersOf = (status: number, codes: readonly ProblemCode[]) => ({
  ...headerRefs('XRequestId'),
  ...(status === 401 ? headerRefs('WwwAuthenticate') : {}),
  ...(status === 429 ? headerRefs('RateLimitPolicy', 'RateLimit') : {}),
  ...(codes.some((code) => MAY_WAIT.has(code)) ? headerRefs('RetryAfter') : {}),
})

const componentName = (codes: readonly ProblemCode[]): string =>
  codes
    .map((code) => code.replace(/(?:^|[.-])(\w)/gu, (_all, letter: string) => letter.toUpperCase()))
    .join('Or')

function responseOf(status: number, codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].en}`).join('\n\n'),
    headers: headersOf(status, codes),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              properties: { status: { const: status }, code: { type: 'string', enum: [...codes] } },
            },
          ],
        },
        examples: Object.fromEntries(
          codes.map((code) => [code, { summary: PROBLEMS[code].en, value: problemExample(code) }]),
        ),
      },
    },
    'x-problems': [...codes],
  }
}

/**
 * Problem answers of a route by status. Those with few problems are components: `shared` holds them over all routes
 * of one document, by name.
 */
export function problemResponses(
  route: RouteSpec,
  shared: Map<string, ZodOpenApiResponseObject>,
): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(problemsOf(route), (code) => PROBLEMS[code].status)
  const entries = [...byStatus].map(([status, unsorted]): [string, ZodOpenApiResponseObject] => {
    const codes = unsorted.toSorted()
    if (codes.length > SHARED_CODES) return [String(status), responseOf(status, codes)]
    const id = componentName(codes)
    const response = shared.get(id) ?? { ...responseOf(status, codes), id }
    shared.set(id, response)
    return [String(status), response]
  })
  return Object.fromEntries(entries) as ZodOpenApiResponsesObject
}
