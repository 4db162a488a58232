import { signInAttempts } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Attempts, MAX_FAILURES } from '../domain/lock.ts'

export async function findAttempts({ db }: Ctx, subjectHash: Buffer): Promise<Attempts | null> {
  const [row] = await db
    .select({
      failures: signInAttempts.failures,
      lastFailureAt: signInAttempts.lastFailureAt,
      lockedUntil: signInAttempts.lockedUntil,
    })
    .from(signInAttempts)
    .where(eq(signInAttempts.subjectHash, subjectHash))
    .for('update')
  return row ?? null
}

const sameInstant = (
  column: typeof signInAttempts.lastFailureAt | typeof signInAttempts.lockedUntil,
  at: Date | null,
) => sql`date_trunc('milliseconds', ${column}) is not distinct from ${at?.toISOString() ?? null}::timestamptz`

/** Writes a count in the place of the one that was read; false when somebody else wrote another one since. */
export async function replaceAttempts(
  { db }: Ctx,
  subjectHash: Buffer,
  before: Attempts | null,
  after: Attempts,
): Promise<boolean> {
  const written = { hash: signInAttempts.subjectHash }
  const rows =
    before === null
      ? await db
          .insert(signInAttempts)
          .values({ subjectHash, ...after })
          .onConflictDoNothing()
          .returning(written)
      : await db
          .update(signInAttempts)
          .set({ ...after })
          .where(
            and(
              eq(signInAttempts.subjectHash, subjectHash),
              eq(signInAttempts.failures, before.failures),
              sameInstant(signInAttempts.lastFailureAt, before.lastFailureAt),
              sameInstant(signInAttempts.lockedUntil, before.lockedUntil),
            ),
          )
          .returning(written)
  return rows.length === 1
}

/** One failure less than was counted, and no lock where it came with that one. Under another lock nothing changes. */
export async function takeFailureBack({ db }: Ctx, subjectHash: Buffer, counted: Attempts): Promise<void> {
  const failures =
    counted.lockedUntil === null ? sql`greatest(${signInAttempts.failures} - 1, 0)` : MAX_FAILURES - 1
  await db
    .update(signInAttempts)
    .set({ failures, lockedUntil: null })
    .where(
      and(
        eq(signInAttempts.subjectHash, subjectHash),
        sameInstant(signInAttempts.lockedUntil, counted.lockedUntil),
      ),
    )
}

export async function forgetAttempts({ db }: Ctx, subjectHash: Buffer): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.subjectHash, subjectHash))
}
