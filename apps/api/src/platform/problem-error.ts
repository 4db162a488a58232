import type { FieldError, ProblemCode } from '@guichet/contract/problems'

export interface ProblemOptions {
  readonly detail?: string
  /** Refused fields: pointer and code; the message is added in the language of the answer. */
  readonly errors?: readonly Omit<FieldError, 'message'>[]
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

/** A refusal that the caller is told of. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly options: ProblemOptions
  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.options = options
  }
}

/** Shorthand: `throw problem('membership.inactive')`. */
export const problem = (code: ProblemCode, options?: ProblemOptions) => new ProblemError(code, options)
/** One refused field. */
export const fieldProblem = (pointer: string, code: string) =>
  new ProblemError('request.invalid', { errors: [{ pointer, code }] })
