import { outgoingMessages } from '@guichet/db/schema'
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Queues messages; answers the ids of those whose `dedupeKey` was not there already. */
export async function insertMessages(
  { db }: Ctx,
  list: readonly (typeof outgoingMessages.$inferInsert)[],
): Promise<string[]> {
  const rows = await db
    .insert(outgoingMessages)
    .values([...list])
    .onConflictDoNothing({ target: outgoingMessages.dedupeKey })
    .returning({ id: outgoingMessages.id })
  return rows.map(({ id }) => id)
}

const CLAIM_MS = 120_000

/** Takes a message that waits to leave; null when it has left, or another worker is sending it. */
export async function claimMessage({ db, clock }: Ctx, id: string) {
  const now = clock.now()
  const [row] = await db
    .update(outgoingMessages)
    .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(
      and(
        eq(outgoingMessages.id, id),
        eq(outgoingMessages.state, 'queued'),
        or(isNull(outgoingMessages.claimedUntil), lt(outgoingMessages.claimedUntil, now)),
      ),
    )
    .returning({
      id: outgoingMessages.id,
      template: outgoingMessages.template,
      recipient: outgoingMessages.recipient,
      locale: outgoingMessages.locale,
      data: outgoingMessages.data,
    })
  return row ?? null
}

/** True for a message that has not left yet. */
export async function isQueued({ db }: Ctx, id: string): Promise<boolean> {
  const [row] = await db
    .select({ state: outgoingMessages.state })
    .from(outgoingMessages)
    .where(eq(outgoingMessages.id, id))
  return row?.state === 'queued'
}

/** Messages that wait since before `before` and that nobody is sending. */
export async function readOverdue({ db, clock }: Ctx, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: outgoingMessages.id })
    .from(outgoingMessages)
    .where(
      and(
        eq(outgoingMessages.state, 'queued'),
        lt(outgoingMessages.createdAt, before),
        or(isNull(outgoingMessages.claimedUntil), lt(outgoingMessages.claimedUntil, clock.now())),
      ),
    )
    .orderBy(asc(outgoingMessages.createdAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

export async function markSent({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .update(outgoingMessages)
    .set({
      state: 'sent',
      sentAt: clock.now(),
      attempts: sql`${outgoingMessages.attempts} + 1`,
      lastError: null,
    })
    .where(eq(outgoingMessages.id, id))
}

export async function noteFailure({ db }: Ctx, id: string, reason: string): Promise<void> {
  await db
    .update(outgoingMessages)
    .set({
      attempts: sql`${outgoingMessages.attempts} + 1`,
      lastError: reason.slice(0, 300),
      claimedUntil: null,
    })
    .where(eq(outgoingMessages.id, id))
}
