import { isDeepStrictEqual } from 'node:util'
import { COMMON_PROBLEMS, PROBLEMS, type ProblemCode, problem } from '@guichet/contract/problems'
import type { RouteSpec } from '@guichet/contract/route'
import type { LightMyRequestResponse } from 'fastify'
import type { z } from 'zod'

/** Raised when an answer is not what the contract of its route says. */
export class ContractDriftError extends Error {
  override name = 'ContractDriftError'
}

const declared = (route: RouteSpec): readonly ProblemCode[] => [...route.problems, ...COMMON_PROBLEMS]

function faultOfProblem(route: RouteSpec | null, response: LightMyRequestResponse): string | null {
  const type = String(response.headers['content-type'])
  if (!type.startsWith('application/problem+json')) return `a refusal of type ${type}`
  const parsed = problem.strict().safeParse(JSON.parse(response.body))
  if (!parsed.success) return `no valid problem: ${parsed.error.message}`
  const { code, status, requestId, retryAfterSeconds } = parsed.data
  if (status !== response.statusCode || PROBLEMS[code].status !== status)
    return `${code} with status ${response.statusCode}`
  if (requestId !== response.headers['x-request-id'])
    return 'another request id in the body than in the header'
  const retryAfter = response.headers['retry-after']
  if (retryAfterSeconds !== undefined && retryAfter !== String(retryAfterSeconds))
    return `Retry-After is ${retryAfter}, the body says ${retryAfterSeconds}`
  if (response.headers['cache-control'] !== 'no-store') return 'a refusal that may be kept in a cache'
  return route === null || declared(route).includes(code)
    ? null
    : `${code} is not among the declared problems`
}

function faultOfSuccess(route: RouteSpec, response: LightMyRequestResponse): string | null {
  const schema = route.responses[response.statusCode]
  if (schema === undefined) return 'a status that is not declared'
  if (schema === null) return response.body === '' ? null : 'a body where none is declared'
  const type = String(response.headers['content-type'])
  if (route.produces) {
    if (route.produces === 'application/octet-stream')
      return type.startsWith('text/html') ? 'a file that opens as a page' : null
    if (type.replace('; charset=utf-8', '') !== route.produces)
      return `the type ${type} in place of ${route.produces}`
    if (route.produces === 'text/csv')
      return response.body.startsWith('\uFEFF') ? null : 'no table with its mark'
    if (route.produces === 'application/x-ndjson')
      return response.body === '' || response.body.endsWith('}\n') ? null : 'no lines of JSON'
    if (route.produces !== 'application/pdf')
      return response.rawPayload.subarray(0, 2).toString() === 'PK' ? null : 'no ZIP'
    return response.rawPayload.subarray(0, 5).toString() === '%PDF-' ? null : 'no PDF'
  }
  if (type !== 'application/json; charset=utf-8') return `the type ${type}`
  const body: unknown = JSON.parse(response.body)
  const parsed = (schema as unknown as z.ZodType).safeParse(body)
  if (!parsed.success) return parsed.error.message
  return isDeepStrictEqual(parsed.data, body) ? null : 'fields that the contract does not declare'
}

/**
 * Holds an answer against the contract of its route; with `route` null only problems are held against their form.
 * @throws {ContractDriftError} when they differ.
 */
export function checkAnswer(route: RouteSpec | null, response: LightMyRequestResponse): void {
  const { statusCode, headers } = response
  const isNotModified = statusCode === 304 && route?.method === 'GET' && headers.etag !== undefined
  if (isNotModified) return
  const fault =
    statusCode >= 400
      ? faultOfProblem(route, response)
      : route === null
        ? null
        : faultOfSuccess(route, response)
  if (fault === null) return
  const name = route?.operationId ?? 'an unknown route'
  throw new ContractDriftError(`${name} answered ${statusCode}: ${fault}\n${response.body.slice(0, 600)}`)
}
