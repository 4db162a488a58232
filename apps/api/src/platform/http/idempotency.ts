import { createHash } from 'node:crypto'
import { idempotencyKeys } from '@guichet/db/schema'
import { and, eq, lt } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { canonicalJson } from '../audit/seal.ts'
import { fieldProblem, problem } from '../problem-error.ts'

const LEASE_MS = 60_000
const KEY = /^[\x21-\x7e]{1,255}$/u

interface Stored {
  readonly status: number
  readonly body: unknown
}

/**
 * Runs `work` once per `Idempotency-Key` of the caller and answers the same afterwards. Without a key it just runs.
 * A refusal is not kept, so that a corrected request may use the same key again only with the same body.
 */
export async function withIdempotency<A extends Stored>(
  ctx: Ctx,
  request: FastifyRequest,
  operationId: string,
  work: () => Promise<A>,
): Promise<A> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return work()
  if (typeof key !== 'string' || !KEY.test(key)) throw fieldProblem('/headers/idempotency-key', 'invalid')
  const actorId = actingPersonId(ctx)
  const requestHash = createHash('sha256')
    .update(`${operationId}\n${request.url}\n${canonicalJson(request.body ?? null)}`)
    .digest()
  const now = ctx.clock.now()
  const lockedUntil = new Date(now.getTime() + LEASE_MS)
  const row = and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key))

  const inserted = await ctx.db
    .insert(idempotencyKeys)
    .values({ actorId, key, operationId, requestHash, createdAt: now, lockedUntil })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (inserted.length === 0) {
    const [known] = await ctx.db
      .select({
        requestHash: idempotencyKeys.requestHash,
        status: idempotencyKeys.status,
        response: idempotencyKeys.response,
        lockedUntil: idempotencyKeys.lockedUntil,
      })
      .from(idempotencyKeys)
      .where(row)
    if (known && !known.requestHash.equals(requestHash)) throw problem('idempotency.key-reused')
    if (known?.status != null) {
      return {
        status: known.status,
        body: known.response,
        headers: { 'idempotency-replayed': 'true' },
      } as unknown as A
    }
    // Still running, or its process died: after the lease one caller takes it over.
    const taken = await ctx.db
      .update(idempotencyKeys)
      .set({ lockedUntil })
      .where(and(row, lt(idempotencyKeys.lockedUntil, now)))
      .returning({ key: idempotencyKeys.key })
    if (taken.length === 0) throw problem('idempotency.in-progress', { retryAfterSeconds: 2 })
  }
  try {
    const answer = await work()
    await ctx.db.update(idempotencyKeys).set({ status: answer.status, response: answer.body }).where(row)
    return answer
  } catch (error) {
    await ctx.db.delete(idempotencyKeys).where(row)
    throw error
  }
}
