import { emailChangeLinks, emailChanges, oneTimeLinks, persons, signInIdentifiers } from '@guichet/db/schema'
import { and, asc, eq, exists, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { SILENCE_MS } from '../domain/email-change.ts'

const columns = {
  id: emailChanges.id,
  personId: emailChanges.personId,
  oldEmail: emailChanges.oldEmail,
  newEmail: emailChanges.newEmail,
  sessionId: emailChanges.sessionId,
  createdAt: emailChanges.createdAt,
  expiresAt: emailChanges.expiresAt,
  newConfirmedAt: emailChanges.newConfirmedAt,
  oldConfirmedAt: emailChanges.oldConfirmedAt,
}

/** The change of a person that nobody has ended. */
export async function findOpenChange({ db }: Ctx, personId: string) {
  const [row] = await db
    .select(columns)
    .from(emailChanges)
    .where(and(eq(emailChanges.personId, personId), eq(emailChanges.state, 'pending')))
  return row ?? null
}
export type EmailChangeRow = NonNullable<Awaited<ReturnType<typeof findOpenChange>>>
export type Side = 'new' | 'old'

/** The same by a link, with the side that it was sent to. */
export async function findChangeByLink({ db }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select({ ...columns, side: emailChangeLinks.side })
    .from(emailChangeLinks)
    .innerJoin(emailChanges, eq(emailChanges.id, emailChangeLinks.changeId))
    .where(and(eq(emailChangeLinks.tokenHash, tokenHash), eq(emailChanges.state, 'pending')))
  return row ? { ...row, side: row.side as Side } : null
}

/** The change as it is now, held until the transaction ends; null when somebody ended it. */
export async function holdChange({ db }: Ctx, id: string): Promise<EmailChangeRow | null> {
  const [row] = await db
    .select(columns)
    .from(emailChanges)
    .where(and(eq(emailChanges.id, id), eq(emailChanges.state, 'pending')))
    .for('update')
  return row ?? null
}

export async function insertChange({ db }: Ctx, row: typeof emailChanges.$inferInsert): Promise<void> {
  await db.insert(emailChanges).values(row)
}

export async function insertChangeLinks(
  { db }: Ctx,
  rows: readonly (typeof emailChangeLinks.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await db.insert(emailChangeLinks).values([...rows])
}

export async function updateChange(
  { db }: Ctx,
  id: string,
  values: Partial<Pick<typeof emailChanges.$inferInsert, 'expiresAt' | 'newConfirmedAt' | 'oldConfirmedAt'>>,
): Promise<void> {
  await db.update(emailChanges).set(values).where(eq(emailChanges.id, id))
}

/** Counts that it was written about once more. */
export async function countSending({ db }: Ctx, id: string): Promise<void> {
  await db
    .update(emailChanges)
    .set({ sendings: sql`${emailChanges.sendings} + 1` })
    .where(eq(emailChanges.id, id))
}

export type ChangeEnd = 'done' | 'withdrawn' | 'objected' | 'expired' | 'taken'

/** Ends the change of a person that is under way; false when there is none. */
export async function endChanges({ db, clock }: Ctx, personId: string, state: ChangeEnd): Promise<boolean> {
  const rows = await db
    .update(emailChanges)
    .set({ state, endedAt: clock.now() })
    .where(and(eq(emailChanges.personId, personId), eq(emailChanges.state, 'pending')))
    .returning({ id: emailChanges.id })
  return rows.length > 0
}

/** How often the changes that a person began since an instant, and the one under way, were written about. */
export async function countSendings({ db }: Ctx, personId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`coalesce(sum(${emailChanges.sendings}), 0)::int` })
    .from(emailChanges)
    .where(
      and(
        eq(emailChanges.personId, personId),
        or(gt(emailChanges.createdAt, since), eq(emailChanges.state, 'pending')),
      ),
    )
  return row?.count ?? 0
}

/** Changes whose time has come: to take effect by silence, or to lapse. */
export function readSettling({ db, clock }: Ctx, limit: number) {
  const now = clock.now()
  return db
    .select({ id: emailChanges.id, personId: emailChanges.personId })
    .from(emailChanges)
    .where(
      and(
        eq(emailChanges.state, 'pending'),
        or(
          and(isNull(emailChanges.newConfirmedAt), lte(emailChanges.expiresAt, now)),
          lte(emailChanges.newConfirmedAt, new Date(now.getTime() - SILENCE_MS)),
        ),
      ),
    )
    .orderBy(asc(emailChanges.createdAt))
    .limit(limit)
}

/** The address of a person, and the text by which it is searched, are others now. */
export async function writeAddress(
  { db, clock }: Ctx,
  personId: string,
  email: string,
  searchKeyOf: (key: string) => string,
): Promise<void> {
  const [row] = await db
    .select({ searchKey: persons.searchKey })
    .from(persons)
    .where(eq(persons.id, personId))
  await db
    .update(persons)
    .set({ email, searchKey: searchKeyOf(row?.searchKey ?? ''), updatedAt: clock.now() })
    .where(eq(persons.id, personId))
}

/** The person signs in with no other address than this one. */
export async function deleteOtherAddresses({ db }: Ctx, personId: string, email: string): Promise<void> {
  await db
    .delete(signInIdentifiers)
    .where(
      and(
        eq(signInIdentifiers.personId, personId),
        eq(signInIdentifiers.kind, 'email'),
        ne(signInIdentifiers.identifier, email),
      ),
    )
}

/**
 * Links to accounts that wait for an address wait for another now. Where that one has a link of its own to the same account,
 * the older one ends.
 */
export async function moveAccountLinks({ db, clock }: Ctx, from: string, to: string): Promise<void> {
  const other = alias(oneTimeLinks, 'other')
  const waiting = and(
    eq(oneTimeLinks.recipient, from),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, clock.now()),
  )
  await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(
      and(
        waiting,
        exists(
          db
            .select({ one: sql`1` })
            .from(other)
            .where(
              and(
                eq(other.accountId, oneTimeLinks.accountId),
                eq(other.purpose, oneTimeLinks.purpose),
                eq(other.recipient, to),
                isNull(other.usedAt),
              ),
            ),
        ),
      ),
    )
  await db.update(oneTimeLinks).set({ recipient: to }).where(waiting)
}
