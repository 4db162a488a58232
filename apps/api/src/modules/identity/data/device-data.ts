import { devices, trustedDevices } from '@guichet/db/schema'
import { and, eq, gte } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function isKnownDevice({ db }: Ctx, tokenHash: Buffer, personId: string): Promise<boolean> {
  const rows = await db
    .select({ personId: devices.personId })
    .from(devices)
    .where(and(eq(devices.tokenHash, tokenHash), eq(devices.personId, personId)))
  return rows.length > 0
}

/** A browser in which the person has proven to own the mailbox is known from then on. */
export async function noteDevice({ db, clock }: Ctx, personId: string, tokenHash: Buffer): Promise<void> {
  const now = clock.now()
  await db
    .insert(devices)
    .values({ tokenHash, personId, createdAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: [devices.tokenHash, devices.personId], set: { lastSeenAt: now } })
}

/** A browser is known by another token from then on, for whoever knows it, and trusted by it. */
export async function passDevices({ db }: Ctx, before: Buffer, after: Buffer): Promise<void> {
  await db.update(devices).set({ tokenHash: after }).where(eq(devices.tokenHash, before))
  await db.update(trustedDevices).set({ deviceHash: after }).where(eq(trustedDevices.deviceHash, before))
}

/** Browsers that became known at an instant, or since, are strangers again. */
export async function forgetDevicesSince({ db }: Ctx, personId: string, since: Date): Promise<void> {
  await db.delete(devices).where(and(eq(devices.personId, personId), gte(devices.createdAt, since)))
}
