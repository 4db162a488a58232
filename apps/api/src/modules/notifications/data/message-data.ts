import { outgoingMessages } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Queues a message; false when one with the same `dedupeKey` is there already. */
export async function insertMessage(
  { db }: Ctx,
  row: typeof outgoingMessages.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(outgoingMessages)
    .values(row)
    .onConflictDoNothing({ target: outgoingMessages.dedupeKey })
    .returning({ id: outgoingMessages.id })
  return rows.length === 1
}

/** A message that waits to leave; null when it is sent. */
export async function findQueuedMessage({ db }: Ctx, id: string) {
  const [row] = await db
    .select({
      id: outgoingMessages.id,
      template: outgoingMessages.template,
      recipient: outgoingMessages.recipient,
      locale: outgoingMessages.locale,
      data: outgoingMessages.data,
    })
    .from(outgoingMessages)
    .where(and(eq(outgoingMessages.id, id), eq(outgoingMessages.state, 'queued')))
  return row ?? null
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
    .set({ attempts: sql`${outgoingMessages.attempts} + 1`, lastError: reason.slice(0, 300) })
    .where(eq(outgoingMessages.id, id))
}
