import type { DelegationRight } from '@guichet/domain/delegation'
import type { Permission, Scope } from '@guichet/domain/rights'
import type { ProblemCode } from './problems.ts'

/** Structural view of a zod schema: enough for inference, cheap for the compiler. */
export interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown }
}
export type In<S> = S extends Schema ? S['_zod']['input'] : undefined
export type Out<S> = S extends Schema ? S['_zod']['output'] : undefined

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * Who may call a route. `public`: anybody. `person`: a signed-in person, or a program holding a key with `scope`
 * (no scope = browsers only). `staff`: a person whose staff role carries `permission`; keys never.
 * `file`: the right by which the route also serves whoever acts in somebody else's file (header `X-Guichet-File`); `any`
 * of them where nothing of the file is told. Without it the route is closed to them.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'person'; readonly scope?: Scope; readonly file?: DelegationRight | 'any' }
  | { readonly kind: 'staff'; readonly permission: Permission }

/** Whether a route serves whoever acts in a file that is not his own: closed unless it says by which right. */
export const opensInFile = (access: Access, rights: readonly DelegationRight[]): boolean =>
  access.kind === 'person' &&
  access.file !== undefined &&
  (access.file === 'any' || rights.includes(access.file))

/** Budget that a call is counted against; `default` is the per-actor budget of ordinary calls. */
export type RateLimit = 'default' | 'sign-in' | 'costly' | 'public-lookup' | 'registration'

export interface RouteSpec {
  readonly method: Method
  /** Path under `/api/v1`, parameters as `:name`. */
  readonly path: `/${string}`
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly access: Access
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  /** Answer by status; `null` is an answer without content. */
  readonly responses: Readonly<Record<number, Schema | null>>
  /** Problems this route may answer besides those that every route may (see `COMMON_PROBLEMS`). */
  readonly problems: readonly ProblemCode[]
  /** Honours `Idempotency-Key`: the same key and body answer the same for seven days. */
  readonly idempotent?: true
  /** Demands `If-Match` with the ETag of the representation that was edited. */
  readonly precondition?: true
  readonly rateLimit?: RateLimit
  /** Open to staff who have no second factor yet; every other route that is not public is closed to them. */
  readonly beforeFactor?: true
  /** Bytes that the request may have, where the ordinary million is too few. */
  readonly bodyLimit?: number
  /** The body is a file as it comes, read as a stream; `bodyLimit` says how many bytes it may have. */
  readonly accepts?: 'application/octet-stream'
  /** Media type of the successful answer when it is not JSON; `application/octet-stream` is a file of whatever type. */
  readonly produces?:
    | 'application/pdf'
    | 'text/csv'
    | 'application/octet-stream'
    | 'application/x-ndjson'
    | 'application/zip'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

/** Declares an endpoint once; route, documentation, client and tests are derived from it. */
export const defineRoute = <const R extends RouteSpec>(route: R): R => route

type Part<K extends string, S> = S extends Schema ? { readonly [P in K]: In<S> } : unknown
/** What a caller of the route has to give. */
export type InputOf<R extends RouteSpec> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>

type SuccessStatus = 200 | 201 | 202 | 204
/** Union of the successful answers of a route, as a discriminated union on `status`. */
export type AnswerOf<R extends RouteSpec> = {
  [S in keyof R['responses'] & SuccessStatus]: { readonly status: S; readonly body: Out<R['responses'][S]> }
}[keyof R['responses'] & SuccessStatus]
/** Body of the successful answers of a route. */
export type BodyOf<R extends RouteSpec> = AnswerOf<R>['body']
