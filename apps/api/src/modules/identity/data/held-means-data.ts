import { apiKeys, federatedIdentities } from '@guichet/db/schema'
import type { HeldMeans } from '@guichet/domain/access-restoration'
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Federated } from './federation-data.ts'

/** Keys of a person that are neither ended nor over. */
const isAliveKeyOf = (personId: string, now: Date) =>
  and(
    eq(apiKeys.personId, personId),
    isNull(apiKeys.revokedAt),
    or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
  )

/** Holds back by what else than the password a space is entered, until its person takes it back. Answers what it was. */
export async function holdMeans({ db, clock }: Ctx, personId: string): Promise<HeldMeans[]> {
  const heldAt = clock.now()
  const links = await db
    .update(federatedIdentities)
    .set({ heldAt })
    .where(and(eq(federatedIdentities.personId, personId), isNull(federatedIdentities.heldAt)))
    .returning({ id: federatedIdentities.id })
  const keys = await db
    .update(apiKeys)
    .set({ heldAt })
    .where(and(isAliveKeyOf(personId, heldAt), isNull(apiKeys.heldAt)))
    .returning({ id: apiKeys.id })
  return [
    ...(links.length > 0 ? (['franceconnect'] as const) : []),
    ...(keys.length > 0 ? (['api-keys'] as const) : []),
  ]
}

/** How many keys of a person wait to be taken back. */
export const countHeldKeys = ({ db, clock }: Ctx, personId: string): Promise<number> =>
  db.$count(apiKeys, and(isAliveKeyOf(personId, clock.now()), isNotNull(apiKeys.heldAt)))

/** Whether the link of an identity opens nothing at the moment. */
export async function isLinkHeld({ db }: Ctx, { issuer, subject }: Federated): Promise<boolean> {
  const rows = await db
    .select({ id: federatedIdentities.id })
    .from(federatedIdentities)
    .where(
      and(
        eq(federatedIdentities.issuer, issuer),
        eq(federatedIdentities.subject, subject),
        isNotNull(federatedIdentities.heldAt),
      ),
    )
  return rows.length > 0
}

/** Takes the link of a person back; false when it is not held. */
export async function releaseLink({ db }: Ctx, personId: string, issuer: string): Promise<boolean> {
  const rows = await db
    .update(federatedIdentities)
    .set({ heldAt: null })
    .where(
      and(
        eq(federatedIdentities.personId, personId),
        eq(federatedIdentities.issuer, issuer),
        isNotNull(federatedIdentities.heldAt),
      ),
    )
    .returning({ id: federatedIdentities.id })
  return rows.length === 1
}
