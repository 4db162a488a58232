import type { Db, Tx } from '@guichet/db'
import type { StaffRole } from '@guichet/domain/rights'
import type { Logger } from 'pino'
import type { Deps } from './deps.ts'
import type { Clock } from './platform/ports/clock.ts'
import type { Ids } from './platform/ports/ids.ts'

export type Locale = 'fr' | 'en'

/** Who acts. Identity comes from here, never from the input of a verb. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly personId: string
      readonly sessionId: string
      readonly staffRole: StaffRole | null
    }
  | {
      readonly kind: 'key'
      readonly personId: string
      readonly keyId: string
      readonly scopes: readonly string[]
    }
  | { readonly kind: 'system'; readonly job: string }

/** All that a verb may use. `db` is the transaction inside `withTx`. */
export interface Ctx {
  readonly deps: Deps
  readonly db: Db | Tx
  readonly inTx: boolean
  readonly actor: Actor
  readonly requestId: string
  readonly locale: Locale
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
}

/** The person who acts. @throws {TypeError} when nobody is signed in: routes see to that beforehand. */
export function actingPersonId(ctx: Ctx): string {
  if (ctx.actor.kind === 'person' || ctx.actor.kind === 'key') return ctx.actor.personId
  throw new TypeError('no person acts here')
}

/** Context of a job. */
export const systemCtx = (deps: Deps, job: string): Ctx => ({
  deps,
  db: deps.db,
  inTx: false,
  actor: { kind: 'system', job },
  requestId: `job-${job}`,
  locale: 'fr',
  clock: deps.clock,
  ids: deps.ids,
  log: deps.log.child({ job }),
})

/**
 * Runs `fn` in a transaction; a nested call uses the outer one. Inside, only `ctx.db`: no HTTP, mail, PDF, hashing.
 * Effects noted by `emit` are handed on once the transaction is committed.
 */
export async function withTx<T>(ctx: Ctx, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTx) return fn(ctx)
  const result = await ctx.db.transaction((tx) => fn({ ...ctx, db: tx, inTx: true }))
  ctx.deps.jobs.wake()
  return result
}
