import { federatedIdentities, sessions } from '@guichet/db/schema'
import { isFirstStep, isSignInMethod } from '@guichet/domain/sign-in-methods'
import { and, eq, like, lt } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** When the password was last given again in a session. */
export async function findProof({ db }: Ctx, sessionId: string): Promise<Date | null> {
  const [row] = await db
    .select({ provenAt: sessions.provenAt })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return row?.provenAt ?? null
}

export async function noteProof({ db, clock }: Ctx, sessionId: string): Promise<void> {
  await db.update(sessions).set({ provenAt: clock.now() }).where(eq(sessions.id, sessionId))
}

/** Whether more than the first step opened a session: a second factor after it, or a passkey. */
export async function wasOpenedByFactor({ db }: Ctx, sessionId: string): Promise<boolean> {
  const [row] = await db.select({ method: sessions.method }).from(sessions).where(eq(sessions.id, sessionId))
  return row !== undefined && isSignInMethod(row.method) && !isFirstStep(row.method)
}

/** Whether a session was opened through an identity provider, by a link that was made before an instant. */
export async function wasOpenedByLink({ db }: Ctx, sessionId: string, before: Date): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(federatedIdentities, eq(federatedIdentities.personId, sessions.personId))
    .where(
      and(
        eq(sessions.id, sessionId),
        like(sessions.method, 'franceconnect%'),
        lt(federatedIdentities.linkedAt, before),
      ),
    )
  return rows.length > 0
}
