import { passkeyChallenges, passkeys } from '@guichet/db/schema'
import { and, asc, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** For what an authenticator signs. */
export type ChallengePurpose = 'registration' | 'sign-in' | 'second-factor' | 'recovery'

export async function insertChallenge(
  { db }: Ctx,
  row: { challengeHash: Buffer; purpose: ChallengePurpose; flowHash: Buffer; expiresAt: Date },
): Promise<void> {
  await db.insert(passkeyChallenges).values(row)
}

/** Uses a challenge up; false when it was used before, is too old, or was made for another purpose or flow. */
export async function takeChallenge(
  { db, clock }: Ctx,
  challengeHash: Buffer,
  purpose: ChallengePurpose,
  flowHash: Buffer,
): Promise<boolean> {
  const rows = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challengeHash, challengeHash),
        eq(passkeyChallenges.purpose, purpose),
        eq(passkeyChallenges.flowHash, flowHash),
        gt(passkeyChallenges.expiresAt, clock.now()),
      ),
    )
    .returning({ purpose: passkeyChallenges.purpose })
  return rows.length === 1
}

/** Passkeys of a person, the oldest first. */
export const readPasskeys = ({ db }: Ctx, personId: string) =>
  db
    .select({
      id: passkeys.id,
      credentialId: passkeys.credentialId,
      transports: passkeys.transports,
      aaguid: passkeys.aaguid,
      synced: passkeys.synced,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))

/** A passkey by the name that its authenticator gave it. */
export async function findPasskey({ db }: Ctx, credentialId: string) {
  const [row] = await db
    .select({
      id: passkeys.id,
      personId: passkeys.personId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .where(eq(passkeys.credentialId, credentialId))
  return row ?? null
}
export type Passkey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>

/** Registers a passkey; false when somebody has it already. */
export async function insertPasskey({ db }: Ctx, row: typeof passkeys.$inferInsert): Promise<boolean> {
  const rows = await db.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id })
  return rows.length === 1
}

/** Notes a use; false when the counter of the authenticator has not gone on, also at the same time. */
export async function notePasskeyUse({ db, clock }: Ctx, id: string, counter: number): Promise<boolean> {
  const rows = await db
    .update(passkeys)
    .set({ counter, lastUsedAt: clock.now() })
    .where(
      and(
        eq(passkeys.id, id),
        or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter}::bigint = 0`)),
      ),
    )
    .returning({ id: passkeys.id })
  return rows.length === 1
}

export async function namePasskey({ db }: Ctx, personId: string, id: string, name: string): Promise<boolean> {
  const rows = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id })
  return rows.length === 1
}

/** Removes a passkey of this person; its name, or null when it is none of his. */
export async function deletePasskey({ db }: Ctx, personId: string, id: string): Promise<string | null> {
  const [row] = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ name: passkeys.name })
  return row?.name ?? null
}
