import type { Db, Tx } from '@guichet/db'
import type { DelegationRight } from '@guichet/domain/delegation'
import type { StaffRole } from '@guichet/domain/rights'
import type { Logger } from 'pino'
import type { Deps } from './deps.ts'
import { watchOutside } from './platform/outside.ts'
import type { Clock } from './platform/ports/clock.ts'
import type { Ids } from './platform/ports/ids.ts'

export type Locale = 'fr' | 'en'

/** By what somebody acts in a file that is not his own: opened to him by its member, or as staff for a reason. */
export interface FileAccess {
  readonly kind: 'delegation' | 'assistance'
  readonly id: string
  /** Who signed in, and does it. */
  readonly byId: string
  readonly rights: readonly DelegationRight[]
  /** Last day of a delegation. */
  readonly endsOn: string | null
  /** Last instant of an assistance. */
  readonly endsAt: Date | null
}

/**
 * Who acts. Identity comes from here, never from the input of a verb. `personId` says in whose file; that is also who acts,
 * unless `access` names somebody else.
 */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly personId: string
      readonly sessionId: string
      readonly staffRole: StaffRole | null
      readonly access?: FileAccess
      /** The role asks for a second factor that was not set up: next to nothing is allowed. */
      readonly needsFactor?: true
      /** New terms wait to be accepted: the own file is read, not changed. */
      readonly owesTerms?: true
    }
  | {
      readonly kind: 'key'
      readonly personId: string
      readonly keyId: string
      readonly scopes: readonly string[]
      readonly access?: FileAccess
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

/**
 * The person in whose file is acted: the one who signed in, unless it is done for somebody else.
 * @throws {TypeError} when nobody is signed in: routes see to that beforehand.
 */
export function actingPersonId(ctx: Ctx): string {
  if (ctx.actor.kind === 'person' || ctx.actor.kind === 'key') return ctx.actor.personId
  throw new TypeError('no person acts here')
}

/** By what somebody else than its person acts in a file; null for one's own. */
export const accessOf = ({ actor }: Pick<Ctx, 'actor'>): FileAccess | null =>
  actor.kind === 'person' || actor.kind === 'key' ? (actor.access ?? null) : null

/** Who signed in, in whatever file it is acted; null for jobs and strangers. */
export const signedInId = ({ actor }: Pick<Ctx, 'actor'>): string | null =>
  actor.kind === 'person' || actor.kind === 'key' ? (actor.access?.byId ?? actor.personId) : null

/** Address of the member space in which is acted: pages of a file that is not one's own lie below `/dossiers`. */
export const spaceUrl = (ctx: Ctx): string => {
  const access = accessOf(ctx)
  return access ? `${ctx.deps.config.publicUrl}/dossiers/${access.id}` : ctx.deps.config.publicUrl
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

/** Two transactions stood in each other’s way, and the database gave this one up: nothing of it has happened. */
const COLLISIONS = ['40P01', '40001']
const MOST_RUNS = 3

function isCollision(error: unknown): boolean {
  for (let fault = error; fault instanceof Error; fault = fault.cause)
    if ('code' in fault && COLLISIONS.includes(String(fault.code))) return true
  return false
}

/**
 * Runs `fn` in a transaction; a nested call uses the outer one. Inside, only `ctx.db`: no HTTP, mail, PDF, hashing.
 * Effects noted by `emit` are handed on once the transaction is committed. A transaction that the database gave up for
 * another one (deadlock) is run again from its start, three times at most, unless something outside the database was
 * reached for: so what `fn` gathers it gathers in its own variables.
 */
export async function withTx<T>(ctx: Ctx, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTx) return fn(ctx)
  for (let run = 1; ; run += 1) {
    let isTouched = false
    const deps = watchOutside(ctx.deps, () => {
      isTouched = true
    })
    try {
      const result = await ctx.db.transaction((tx) => fn({ ...ctx, deps, db: tx, inTx: true }))
      ctx.deps.jobs.wake()
      return result
    } catch (error) {
      if (isTouched || run >= MOST_RUNS || !isCollision(error)) throw error
      ctx.log.warn({ run, err: error }, 'a transaction collided with another one and is run again')
    }
  }
}
