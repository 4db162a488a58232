import type { AnswerOf, In, Method, RouteSpec, Schema } from '@guichet/contract/route'

type FileType = NonNullable<RouteSpec['produces']>
declare const contract: unique symbol

/** A route reduced to what a call needs; the type still carries the whole contract. */
export interface LightRoute<R extends RouteSpec> {
  readonly method: Method
  readonly path: string
  readonly produces?: FileType
  readonly [contract]: R
}

/**
 * Names a route without importing the contract at run time (the contract brings zod along):
 * `lightRoute<typeof createSession>({ method: 'POST', path: '/session' })`. Method and path are checked by the compiler.
 */
export const lightRoute = <R extends RouteSpec>(
  route: Pick<R, 'method' | 'path'> & { readonly produces?: FileType },
): LightRoute<R> => route as unknown as LightRoute<R>

export type CallableRoute = RouteSpec | LightRoute<RouteSpec>
export type SpecOf<T extends CallableRoute> =
  T extends LightRoute<infer R> ? R : T extends RouteSpec ? T : never

type PartOf<K extends string, S> = S extends Schema
  ? Record<never, never> extends In<S>
    ? { readonly [P in K]?: In<S> }
    : { readonly [P in K]: In<S> }
  : Record<never, never>
/** What a caller has to give: path parameters, query and body, where the route has them. */
export type CallInput<R extends RouteSpec> = PartOf<'params', R['params']> &
  PartOf<'query', R['query']> &
  PartOf<'body', R['body']>

/** What comes back; documents (PDF, CSV) arrive as a Blob. */
export type CallAnswer<R extends RouteSpec> = (R extends { readonly produces: FileType }
  ? { readonly status: 200; readonly body: Blob }
  : AnswerOf<R>) & { readonly etag: string | null }
