import { outgoingMessages } from '@guichet/db/schema'
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import { keyset } from '../../../platform/lists/keyset.ts'

/** Queues messages; answers the ids of those whose `dedupeKey` was not there already. */
export const insertMessages = (
  ctx: Ctx,
  list: readonly (typeof outgoingMessages.$inferInsert)[],
): Promise<string[]> =>
  insertMany(ctx, outgoingMessages, list, {
    unlessKnown: [outgoingMessages.dedupeKey],
    returning: outgoingMessages.id,
  })

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
      channel: outgoingMessages.channel,
      template: outgoingMessages.template,
      recipient: outgoingMessages.recipient,
      personId: outgoingMessages.personId,
      dedupeKey: outgoingMessages.dedupeKey,
      reminderId: outgoingMessages.reminderId,
      locale: outgoingMessages.locale,
      data: outgoingMessages.data,
      attempts: outgoingMessages.attempts,
      createdAt: outgoingMessages.createdAt,
      resentAt: outgoingMessages.resentAt,
      /** Nobody is written to after a death. */
      isForDeceased: sql<boolean>`exists (select 1 from life_events le
        where le.person_id = outgoing_messages.person_id and le.kind = 'death' and le.state = 'done')`,
    })
  if (!row) return null
  const { createdAt, resentAt, ...message } = row
  return { ...message, since: resentAt ?? createdAt }
}
export type ClaimedMessage = NonNullable<Awaited<ReturnType<typeof claimMessage>>>

/** True for a message that has not left yet. */
export async function isQueued({ db }: Ctx, id: string): Promise<boolean> {
  const [row] = await db
    .select({ state: outgoingMessages.state })
    .from(outgoingMessages)
    .where(eq(outgoingMessages.id, id))
  return row?.state === 'queued'
}

export interface OverduePlace {
  readonly id: string
  readonly createdAt: Date
}
interface Overdue {
  readonly channels: readonly string[]
  readonly before: Date
  readonly after: OverduePlace | null
  readonly limit: number
}

/** Messages that wait since before `before`, that nobody is sending and no job is about to try, the oldest first. */
export function readOverdue(
  { db, clock }: Ctx,
  { channels, before, after, limit }: Overdue,
): Promise<OverduePlace[]> {
  const now = clock.now()
  const { beyond, orderBy } = keyset({
    ...{ by: [outgoingMessages.createdAt], id: outgoingMessages.id },
    cursor: after && { direction: 'next', key: [after.createdAt.toISOString(), after.id] },
  })
  return db
    .select({ id: outgoingMessages.id, createdAt: outgoingMessages.createdAt })
    .from(outgoingMessages)
    .where(
      and(
        eq(outgoingMessages.state, 'queued'),
        inArray(outgoingMessages.channel, [...channels]),
        lt(outgoingMessages.createdAt, before),
        or(isNull(outgoingMessages.claimedUntil), lt(outgoingMessages.claimedUntil, now)),
        or(isNull(outgoingMessages.nextTryAt), lt(outgoingMessages.nextTryAt, now)),
        beyond,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
}

export async function markSent({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .update(outgoingMessages)
    .set({
      state: 'sent',
      sentAt: clock.now(),
      attempts: sql`${outgoingMessages.attempts} + 1`,
      lastError: null,
      nextTryAt: null,
    })
    .where(eq(outgoingMessages.id, id))
}

/** Tries that a job makes before it waits for the hourly look. */
const TRIES = 13
const HOUR_MS = 3_600_000
/** The queue waits twice as long each time, ten minutes at most. */
const waitMs = (attempts: number) =>
  attempts % TRIES === 0 ? HOUR_MS : Math.min(600, 2 ** (attempts % TRIES)) * 1000

/** Notes why a message did not leave; `isOver` when it is not tried again. */
export async function noteFailure(
  { db, clock }: Ctx,
  { id, attempts }: Pick<ClaimedMessage, 'id' | 'attempts'>,
  reason: string,
  isOver = false,
): Promise<void> {
  const tried = attempts + 1
  await db
    .update(outgoingMessages)
    .set({
      attempts: tried,
      lastError: reason.slice(0, 300),
      claimedUntil: null,
      ...(isOver
        ? { state: 'failed', nextTryAt: null }
        : { nextTryAt: new Date(clock.now().getTime() + waitMs(tried)) }),
    })
    .where(eq(outgoingMessages.id, id))
}

/** Gives up a message that this worker holds and that nobody wants any more. */
export async function cancelClaimed({ db }: Ctx, id: string): Promise<void> {
  await db
    .update(outgoingMessages)
    .set({ state: 'cancelled', claimedUntil: null, nextTryAt: null })
    .where(eq(outgoingMessages.id, id))
}

/** Keeps a message from leaving; false when it has left, or is leaving right now. */
export async function cancelQueued({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(outgoingMessages)
    .set({ state: 'cancelled', nextTryAt: null })
    .where(
      and(
        eq(outgoingMessages.id, id),
        eq(outgoingMessages.state, 'queued'),
        or(isNull(outgoingMessages.claimedUntil), lt(outgoingMessages.claimedUntil, clock.now())),
      ),
    )
    .returning({ id: outgoingMessages.id })
  return rows.length === 1
}

/** Puts a message back among those that leave; false when it is there already. */
export async function requeueMessage({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(outgoingMessages)
    .set({ state: 'queued', resentAt: clock.now(), claimedUntil: null, nextTryAt: null })
    .where(and(eq(outgoingMessages.id, id), inArray(outgoingMessages.state, ['sent', 'failed', 'cancelled'])))
    .returning({ id: outgoingMessages.id })
  return rows.length === 1
}
