import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { idempotencyKeys } from '@guichet/db/schema'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { accessOf, type Ctx, signedInId } from '../../ctx.ts'
import { canonicalJson } from '../audit/seal.ts'
import { fieldProblem, problem } from '../problem-error.ts'

/** A call that lives takes its lease anew all the time, so that a call whose process died holds nobody up for long. */
const LEASE_SECONDS = 10
const RENEW_MS = 3000
const WAIT_MS = 5000
const LONGEST_PAUSE_MS = 250
const KEY = /^[\x21-\x7e]{1,255}$/u

interface Stored {
  readonly status: number
  readonly body: unknown
}

/** Whose the keys of callers are who did not sign in: another request under the same key is refused, so nothing is read there. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const callerId = (ctx: Ctx) => signedInId(ctx) ?? NOBODY

/** In whose file: the same key in two files is not the same request. */
const fileOf = (ctx: Ctx) => {
  const access = accessOf(ctx)
  return access ? `file ${access.id}\n` : ''
}

/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`
const leaseEnd = sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`

type Row = Pick<typeof idempotencyKeys.$inferInsert, 'actorId' | 'key' | 'operationId' | 'requestHash'>
const rowOf = ({ actorId, key }: Row) =>
  and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key))

/** What is asked; a file that comes as a stream is told by its length alone. */
const contentOf = ({ body, headers }: FastifyRequest): string =>
  body instanceof Readable ? `file of ${headers['content-length']}` : canonicalJson(body ?? null)

/**
 * Takes the key for this call, or tells the answer that was given under it, or that another call is at it.
 * @throws a problem `idempotency.key-reused` when it was used with another request.
 */
async function claim({ db, clock }: Ctx, row: Row): Promise<Stored | 'taken' | 'running'> {
  const inserted = await db
    .insert(idempotencyKeys)
    .values({ ...row, createdAt: clock.now(), lockedUntil: leaseEnd })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (inserted.length > 0) return 'taken'
  const [known] = await db
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(rowOf(row))
  if (known && !known.requestHash.equals(row.requestHash)) throw problem('idempotency.key-reused')
  if (known?.status != null) return { status: known.status, body: known.response }
  // Still running, or its process died: after the lease one caller takes it over.
  const lapsed = await db
    .update(idempotencyKeys)
    .set({ lockedUntil: leaseEnd })
    .where(and(rowOf(row), isNull(idempotencyKeys.status), lt(idempotencyKeys.lockedUntil, now)))
    .returning({ key: idempotencyKeys.key })
  return lapsed.length > 0 ? 'taken' : 'running'
}

/** Keeps the key for a call that runs. @returns what ends that. */
function holdLease({ db, log }: Ctx, row: Row): () => void {
  const renew = () =>
    db
      .update(idempotencyKeys)
      .set({ lockedUntil: leaseEnd })
      .where(and(rowOf(row), isNull(idempotencyKeys.status)))
      .catch((error: unknown) => log.warn({ err: error }, 'the lease of an Idempotency-Key was not renewed'))
  const timer = setInterval(() => void renew(), RENEW_MS)
  return () => clearInterval(timer)
}

/** As `claim`, but waits a little for a call that is at it, so that a double click gets the answer of the first. */
async function claimPatiently(ctx: Ctx, row: Row, waitMs: number): Promise<Stored | 'taken'> {
  const limit = performance.now() + waitMs
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const claimed = await claim(ctx, row)
    if (claimed !== 'running') return claimed
    if (performance.now() + pauseMs > limit)
      throw problem('idempotency.in-progress', { retryAfterSeconds: 2 })
    await pause(pauseMs)
  }
}

/**
 * Runs `work` once per `Idempotency-Key` of the caller and answers the same afterwards; calls that come while it runs
 * wait for its answer. Without a key it just runs. A refusal is not kept, so that the same request may be sent again.
 * @throws problems `idempotency.key-reused`, `idempotency.in-progress`, `request.invalid`.
 */
export async function withIdempotency<A extends Stored>(
  ctx: Ctx,
  request: FastifyRequest,
  operationId: string,
  work: () => Promise<A>,
  waitMs: number = WAIT_MS,
): Promise<A> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return work()
  if (typeof key !== 'string' || !KEY.test(key)) throw fieldProblem('/headers/idempotency-key', 'invalid')
  // Keyed: a body may hold a password, which a plain hash would let be guessed.
  const requestHash = ctx.deps.encryption.lookupHash(
    `${fileOf(ctx)}${operationId}\n${request.url}\n${contentOf(request)}`,
    'idempotency_keys.request_hash',
  )
  const row: Row = { actorId: callerId(ctx), key, operationId, requestHash }
  const claimed = await claimPatiently(ctx, row, waitMs)
  if (claimed !== 'taken') {
    return { ...claimed, headers: { 'idempotency-replayed': 'true' } } as unknown as A
  }
  const letGo = holdLease(ctx, row)
  const answer = await work()
    .catch(async (error: unknown) => {
      await ctx.db.delete(idempotencyKeys).where(rowOf(row))
      throw error
    })
    .finally(letGo)
  // When this fails the key stays taken: what was done is not done again by the next call that comes.
  await ctx.db.update(idempotencyKeys).set({ status: answer.status, response: answer.body }).where(rowOf(row))
  return answer
}
