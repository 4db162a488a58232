import type { Problem, ProblemCode } from '@guichet/contract/problems'

/** The API answered with a problem (RFC 9457). `requestId` is the reference to quote to the support desk. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly problem: Problem
  readonly status: number
  readonly requestId: string
  /** Seconds to wait before trying again, when the API says so. */
  readonly retryAfterSeconds: number | undefined

  constructor(problem: Problem, retryAfterSeconds: number | undefined) {
    super(`${problem.code} (${problem.status})`)
    this.problem = problem
    this.status = problem.status
    this.requestId = problem.requestId
    this.retryAfterSeconds = retryAfterSeconds
  }

  get code(): ProblemCode {
    return this.problem.code
  }
}

/** No answer came: no connection, a name that does not resolve, a connection cut on the way. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'status' in value &&
  typeof value.status === 'number'

/** What a proxy answers in place of the API (an HTML page, nothing) is read as the nearest problem of the list. */
function foreignProblem(status: number, requestId: string): Problem {
  const unavailable = status === 502 || status === 503 || status === 504
  const code: ProblemCode = unavailable
    ? 'service.unavailable'
    : status === 429
      ? 'rate.limited'
      : status === 413
        ? 'request.too-large'
        : status === 404
          ? 'resource.not-found'
          : 'service.unexpected'
  return { type: 'about:blank', title: '', status, code, requestId }
}

function retryAfterOf(response: Response, problem: Problem): number | undefined {
  if (problem.retryAfterSeconds !== undefined) return problem.retryAfterSeconds
  const header = response.headers.get('retry-after')
  return header !== null && /^\d{1,6}$/u.test(header) ? Number(header) : undefined
}

/** Reads an answer that is not a success. */
export async function readApiError(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id') ?? ''
  const text = await response.text().catch(() => '')
  let problem = foreignProblem(response.status, requestId)
  if ((response.headers.get('content-type') ?? '').includes('json')) {
    try {
      const parsed: unknown = JSON.parse(text)
      if (isProblem(parsed)) problem = { ...parsed, requestId: parsed.requestId || requestId }
    } catch {
      return new ApiError(problem, retryAfterOf(response, problem))
    }
  }
  return new ApiError(problem, retryAfterOf(response, problem))
}
