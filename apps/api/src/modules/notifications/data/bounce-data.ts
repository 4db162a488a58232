import { outgoingMessages, undeliverableAddresses } from '@guichet/db/schema'
import type { BounceKind } from '@guichet/domain/mail-standing'
import { and, eq, isNull, ne, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Writes down that a mail came back; a hard bounce stands over a softer one. @returns false when it was written down already. */
export async function markBounced(
  { db, clock }: Ctx,
  { id, recipient, kind }: { readonly id: string; readonly recipient: string; readonly kind: BounceKind },
): Promise<boolean> {
  const rows = await db
    .update(outgoingMessages)
    .set({ bouncedAt: clock.now(), bounceKind: kind })
    .where(
      and(
        eq(outgoingMessages.id, id),
        eq(outgoingMessages.recipient, recipient),
        eq(outgoingMessages.channel, 'mail'),
        ne(outgoingMessages.state, 'queued'),
        or(
          isNull(outgoingMessages.bounceKind),
          ...(kind === 'hard' ? [ne(outgoingMessages.bounceKind, 'hard')] : []),
        ),
      ),
    )
    .returning({ id: outgoingMessages.id })
  return rows.length === 1
}

interface Mark {
  readonly address: string
  readonly source: 'refused' | 'reported'
  readonly reason: string | null
}

/** Marks an address as one that takes no mail. @returns false when it was marked already. */
export async function markUndeliverable({ db, clock }: Ctx, mark: Mark): Promise<boolean> {
  const rows = await db
    .insert(undeliverableAddresses)
    .values({ ...mark, reason: mark.reason?.slice(0, 300) ?? null, at: clock.now() })
    .onConflictDoNothing()
    .returning({ address: undeliverableAddresses.address })
  return rows.length === 1
}

/** Since when, and why, an address takes no mail; null when it does. */
export async function findUndeliverable({ db }: Ctx, address: string) {
  const [row] = await db
    .select({ at: undeliverableAddresses.at, reason: undeliverableAddresses.reason })
    .from(undeliverableAddresses)
    .where(eq(undeliverableAddresses.address, address))
  return row ?? null
}

/** Takes the mark off an address; false when there was none. */
export async function clearUndeliverable({ db }: Ctx, address: string): Promise<boolean> {
  const rows = await db
    .delete(undeliverableAddresses)
    .where(eq(undeliverableAddresses.address, address))
    .returning({ address: undeliverableAddresses.address })
  return rows.length === 1
}
