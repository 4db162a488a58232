import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import { type FieldError, PROBLEMS, type Problem, type ProblemCode } from '@guichet/contract/problems'
import { PdfQueueFullError } from '@guichet/documents/pdf-pool'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Locale } from '../../ctx.ts'
import { BusyError } from '../few-at-once.ts'
import { StoreUnavailableError } from '../ports/file-store.ts'
import { ProblemError, type ProblemOptions } from '../problem-error.ts'

type PlainFieldError = Omit<FieldError, 'message'>

/** Body of a problem answer in the caller's language. */
export function problemBody(
  code: ProblemCode,
  options: ProblemOptions,
  locale: Locale,
  requestId: string,
): Problem {
  const { status } = PROBLEMS[code]
  return {
    type: `/api/docs/problems#${code}`,
    title: PROBLEMS[code][locale],
    status,
    code,
    requestId,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    ...(options.errors === undefined
      ? {}
      : {
          errors: options.errors.slice(0, 100).map(({ pointer, code: field, ...place }) => ({
            pointer: pointer.slice(0, 200),
            code: field,
            message: FIELD_CODES[isFieldCode(field) ? field : 'invalid'][locale],
            ...place,
          })),
        }),
    ...(options.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: options.retryAfterSeconds }),
  }
}

/** Translates an issue of the schema library into one of our field codes; its own words stay inside. */
const fieldCodeOf = (
  keyword: string,
  message: string,
  input: { origin?: unknown; minimum?: unknown },
): string => {
  if (isFieldCode(message)) return message
  if (keyword === 'unrecognized_keys') return 'unknown'
  if (keyword === 'too_big') return input.origin === 'string' ? 'text.too-long' : 'number.range'
  if (keyword === 'too_small') {
    if (input.origin !== 'string') return 'number.range'
    return input.minimum === 1 ? 'required' : 'text.too-short'
  }
  if (keyword === 'invalid_type' && message.endsWith('received undefined')) return 'required'
  return 'invalid'
}

interface SchemaIssue {
  keyword: string
  instancePath: string
  message?: string
  params?: Record<string, unknown>
}

function fieldErrors(validation: readonly SchemaIssue[], context: string): PlainFieldError[] {
  const prefix = context === 'querystring' ? '/query' : context === 'params' ? '/params' : ''
  const found = validation.flatMap((issue) => {
    const base = `${prefix}${issue.instancePath === '/' ? '' : issue.instancePath}`
    const code = fieldCodeOf(issue.keyword, issue.message ?? '', issue.params ?? {})
    const keys = issue.keyword === 'unrecognized_keys' ? issue.params?.keys : undefined
    return Array.isArray(keys) && keys.length > 0
      ? keys.map((key) => ({ pointer: `${base}/${String(key).slice(0, 80)}`, code: 'unknown' }))
      : [{ pointer: base, code }]
  })
  // Several rules may refuse one field for one reason: it is said once.
  return found.filter(
    ({ pointer, code }, index) =>
      found.findIndex((other) => other.pointer === pointer && other.code === code) === index,
  )
}

const DATABASE_AWAY = /^(08\w{3}|57P0[1-5]|53[0-4]\d{2}|XX000|25P03)$/u
const NETWORK_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

/** True when the cause is a database that is away, restarting, full or too slow; drizzle wraps the driver's error. */
export function isDatabaseAway(error: unknown): boolean {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth++
  ) {
    const code = 'code' in current ? String(current.code) : ''
    if (NETWORK_AWAY.has(code) || DATABASE_AWAY.test(code)) return true
    if (
      /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection error and is not queryable/iu.test(
        current.message,
      )
    ) {
      return true
    }
  }
  return false
}

/** True when PostgreSQL could not read a value as the type of its column (a made-up cursor, for instance). */
function isDataException(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^22(P02|007|008|003|021)$/u.test(code)
}

/** The closed mapping from errors to problems; anything else is opaque. */
export function toProblem(error: unknown): { code: ProblemCode; options: ProblemOptions } {
  if (error instanceof ProblemError) return { code: error.code, options: error.options }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = (error as { validationContext?: string }).validationContext ?? 'body'
    return {
      code: 'request.invalid',
      options: { errors: fieldErrors(error.validation as unknown as SchemaIssue[], context) },
    }
  }
  if (error instanceof BusyError || error instanceof PdfQueueFullError)
    return { code: 'service.busy', options: { retryAfterSeconds: 5 } }
  if (error instanceof StoreUnavailableError)
    return { code: 'service.unavailable', options: { retryAfterSeconds: 10 } }
  if (isDataException(error)) return { code: 'request.invalid', options: {} }
  if (isDatabaseAway(error)) return { code: 'service.unavailable', options: { retryAfterSeconds: 2 } }
  const { statusCode = 500, code = '' } = error as { statusCode?: number; code?: string }
  if (code.startsWith('FAST_JWT') || code.startsWith('FST_JWT'))
    return { code: 'session.required', options: {} }
  if (statusCode === 413) return { code: 'request.too-large', options: {} }
  if (statusCode === 415) return { code: 'request.unsupported-type', options: {} }
  if (statusCode === 404) return { code: 'resource.not-found', options: {} }
  if (statusCode >= 400 && statusCode < 500) return { code: 'request.malformed', options: {} }
  return { code: 'service.unexpected', options: {} }
}

/** A refused access goes to the log with who, what and why; nothing of what was sent (ASVS V16.3.2). */
function noteRefusal({ actor, log, method, routeOptions }: FastifyRequest, code: ProblemCode): void {
  const who =
    actor?.kind === 'key'
      ? { keyId: actor.keyId }
      : actor?.kind === 'person'
        ? { personId: actor.personId, sessionId: actor.sessionId }
        : {}
  log.warn({ reason: code, method, route: routeOptions.url, ...who }, 'an access was refused')
}

/** Sends a problem answer. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  options: ProblemOptions = {},
) {
  const { status } = PROBLEMS[code]
  // That the password is asked for again is no refusal.
  if (status === 403 && code !== 'password.needed') noteRefusal(request, code)
  if (options.retryAfterSeconds !== undefined) reply.header('retry-after', String(options.retryAfterSeconds))
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="guichet"')
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(code, options, request.locale, request.id))
}
